package dev.slipway.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a release is made of; each part has its own version and digest and may change alone. */
public enum ComponentType {
    MODEL,
    SOFTWARE,
    CONFIGURATION,
    PROMPT,
    GUARDRAIL,
    RETRIEVAL,
    ROUTING;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ComponentType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }
}
