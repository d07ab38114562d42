package dev.slipway.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a release at the moment the gate is asked; a fact that nobody could establish stays unknown, and
 * unknown denies. Collected anew for each question, by name, so that a table can use a new fact without new code here.
 */
public final class GateFacts {

    private final Map<String, @Nullable Object> values;

    private GateFacts(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    public static Builder collect() {
        return new Builder();
    }

    /** Every fact that was asked for, unknown ones as null, in the order of collection. */
    public Map<String, @Nullable Object> asMap() {
        return Collections.unmodifiableMap(values);
    }

    /** Collects facts; one whose source fails stays unknown. */
    public static final class Builder {

        private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

        public Builder fact(String name, Source source) {
            values.put(name, quietly(source));
            return this;
        }

        public GateFacts build() {
            return new GateFacts(new LinkedHashMap<>(values));
        }

        private static @Nullable Object quietly(Source source) {
            try {
                return source.read();
            } catch (Exception unknown) {
                return null;
            }
        }
    }

    /** Establishes one fact; failing means unknown. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        Object read() throws Exception;
    }
}
