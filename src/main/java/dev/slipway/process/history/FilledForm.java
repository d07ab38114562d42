package dev.slipway.process.history;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were sent with a form, as the ledger has them.
 *
 * @param id of the task, or of the process that was started
 * @param definition of the process
 * @param instance id of the process
 * @param task id of the task in the model; null for the form of a start
 * @param answers by field; a long text is named by its digest
 */
public record FilledForm(
        String id,
        String definition,
        String instance,
        @Nullable String task,
        Map<String, Object> answers) {}
