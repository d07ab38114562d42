package dev.slipway.gate;

import java.util.Locale;

/** Where the gate is asked. */
public enum GatePoint {
    START,
    STEP,
    PROMOTION;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown id */
    public static GatePoint of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
