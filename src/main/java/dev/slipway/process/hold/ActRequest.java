package dev.slipway.process.hold;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says who lifts, rejects or sends back.
 *
 * @param task id of the task, where the release has several that take it
 * @param to where the release goes back to, where the task leaves a choice
 * @param confirmed that the reason of a block is gone
 * @param answers what the form of the task asks beyond a reason, by its keys
 */
public record ActRequest(
        String reason, String task, String to, boolean confirmed, Map<String, @Nullable Object> answers) {

    public ActRequest {
        answers = new LinkedHashMap<>(answers);
    }
}
