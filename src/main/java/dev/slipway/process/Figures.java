package dev.slipway.process;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Measured figures as decimal texts; the ledger knows no floating point. */
public final class Figures {

    private static final int PLACES = 4;

    private Figures() {}

    /** At most four places, or the word for what is no number. */
    public static String decimal(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(PLACES, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                : String.valueOf(value);
    }
}
