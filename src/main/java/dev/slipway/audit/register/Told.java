package dev.slipway.audit.register;

import dev.slipway.ledger.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What an entry tells, field by field; what it does not tell is an empty text. */
record Told(Map<?, ?> fields) {

    static Told by(Entry entry) {
        return new Told(entry.content().payload());
    }

    String text(String field) {
        Object value = fields.get(field);
        return value == null ? "" : String.valueOf(value);
    }

    boolean is(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    List<String> texts(String field) {
        return fields.get(field) instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    Told in(String field) {
        return fields.get(field) instanceof Map<?, ?> inner ? new Told(inner) : new Told(Map.of());
    }
}
