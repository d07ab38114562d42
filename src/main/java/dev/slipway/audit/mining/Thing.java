package dev.slipway.audit.mining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that an event is about.
 *
 * @param said what is told of it when it is first spoken of
 * @param relations to other things of the same event
 */
record Thing(Kind kind, String id, Map<String, String> said, List<Relation> relations) {

    Thing {
        said = new LinkedHashMap<>(said);
        relations = List.copyOf(relations);
    }

    static Thing of(Kind kind, String name) {
        return new Thing(kind, kind.id(name), Map.of(), List.of());
    }

    Thing saying(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(said);
        if (!value.isEmpty()) {
            more.put(name, value);
        }
        return new Thing(kind, id, more, relations);
    }

    Thing with(Relation... others) {
        return new Thing(kind, id, said, List.of(others));
    }

    /** What one thing is to another, in words. */
    record Relation(String id, String qualifier) {}
}
