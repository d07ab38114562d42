package dev.slipway.process.record;

import dev.slipway.ledger.UtcTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Date;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's values as the ledger takes them: fractions as decimal texts, long texts by their digest. */
final class PlainValue {

    /** Longer texts are evidence; the entry names their digest. */
    static final int MAX_TEXT = 1000;

    private static final long MAX_INTEGER = (1L << 53) - 1;

    private PlainValue() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        } else if (value instanceof Double || value instanceof Float) {
            return decimal(((Number) value).doubleValue());
        } else if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        } else if (value instanceof BigInteger integer) {
            return integer.toString();
        } else if (value instanceof Number number) {
            return integer(number.longValue());
        } else if (value instanceof Date date) {
            return UtcTime.text(date.toInstant());
        }
        return text(value.toString(), MAX_TEXT);
    }

    static Object text(String text, int limit) {
        return text.length() <= limit ? text : digest(text.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> digest(byte[] bytes) {
        return Map.of("sha256", HexFormat.of().formatHex(sha256().digest(bytes)), "bytes", bytes.length);
    }

    private static Object integer(long number) {
        return number >= -MAX_INTEGER && number <= MAX_INTEGER ? (Object) number : Long.toString(number);
    }

    private static String decimal(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(Double.toString(number)).toPlainString()
                : Double.toString(number);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
