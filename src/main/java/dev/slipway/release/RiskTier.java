package dev.slipway.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much an AI system can harm; taken from its compliance manifest and from nowhere else. */
public enum RiskTier {
    HIGH,
    LIMITED,
    MINIMAL;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when this tier asks for less than the other. */
    public boolean isBelow(RiskTier other) {
        return compareTo(other) > 0;
    }

    public static Optional<RiskTier> of(String id) {
        return Arrays.stream(values()).filter(tier -> tier.id().equals(id)).findFirst();
    }
}
