package dev.slipway.process.guard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Demands on numbers. */
final class NumberRules {

    private NumberRules() {}

    static ValueRule between(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        return (value, data) -> {
            BigDecimal number = number(value);
            if (min != null && number.compareTo(min) < 0) {
                return "must be at least " + min.toPlainString() + ", found " + value + "; enter more";
            }
            return max != null && number.compareTo(max) > 0
                    ? "must be at most " + max.toPlainString() + ", found " + value + "; enter less"
                    : null;
        };
    }

    static ValueRule decimals(int most) {
        return (value, data) -> number(value).stripTrailingZeros().scale() > most
                ? "must have at most " + most + " decimals, found " + value + "; round it"
                : null;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
