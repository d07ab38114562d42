package dev.slipway.audit.procedure;

import java.util.Map;
import java.util.TreeMap;

/**
 * A part of a model, table or form that has a name of its own.
 *
 * @param kind in words, such as {@code user task}
 * @param name what its author calls it; empty where it has none
 * @param says everything else about it, by name
 */
record Piece(String id, String kind, String name, Map<String, String> says) {

    Piece {
        says = Map.copyOf(says);
    }

    /** Whether a reader who knows the other piece would notice anything. */
    boolean isLike(Piece other) {
        return kind.equals(other.kind) && name.equals(other.name) && says.equals(other.says);
    }

    /** All that can differ between two of a kind, by name. */
    Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>(says);
        all.put("kind", kind);
        all.put("name", name);
        return all;
    }
}
