package dev.slipway.process.history;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model in one version.
 *
 * @param key of the process
 * @param version counted by the engine
 * @param tag of the procedure's version
 * @param titles names of its elements by their ids, as a reader of the diagram meets them
 * @param xml the model itself
 */
public record ProcessModel(
        String definition,
        String key,
        String name,
        int version,
        @Nullable String tag,
        Map<String, String> titles,
        List<Arrow> arrows,
        String xml) {

    public ProcessModel {
        titles = Map.copyOf(titles);
        arrows = List.copyOf(arrows);
    }

    /** One sequence flow. */
    public record Arrow(String id, String from, String to) {}
}
