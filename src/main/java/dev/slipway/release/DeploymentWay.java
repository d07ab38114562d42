package dev.slipway.release;

import java.util.Locale;

/** Who moves what a release changes outside: the application itself, or people with their own hands. */
public enum DeploymentWay {
    LOCAL,
    MANUAL;

    /** As settings, models and the ledger name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when there is no such way */
    public static DeploymentWay of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
