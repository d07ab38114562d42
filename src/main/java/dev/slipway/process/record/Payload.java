package dev.slipway.process.record;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A payload under construction; what is unknown is left out. */
final class Payload {

    private final Map<String, Object> fields = new TreeMap<>();

    Payload with(String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return fields;
    }
}
