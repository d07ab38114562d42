package dev.slipway.ledger;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The gate before canonical JSON: copies a value and lets nothing through that two readers could understand differently. */
final class PlainJson {

    static final long MAX_INTEGER = (1L << 53) - 1;
    static final int MAX_DEPTH = 32;

    private PlainJson() {}

    /** An unmodifiable copy that holds only maps, lists, texts, booleans, nulls and longs. */
    static Map<String, Object> admit(Map<?, ?> document) {
        return object(document, "$", 1);
    }

    private static @Nullable Object value(@Nullable Object value, String path, int depth) {
        if (value == null || value instanceof Boolean) {
            return value;
        } else if (value instanceof String text) {
            return text(text, path);
        } else if (value instanceof Number number) {
            return integer(number, path);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, path, depth + 1);
        } else if (value instanceof Iterable<?> items) {
            return list(items, path, depth + 1);
        }
        throw new UnacceptableJson(
                path,
                "a text, an integer, a boolean, null, a list or a map",
                "a " + value.getClass().getName(),
                "Write it as one of these");
    }

    @SuppressWarnings("NullAway") // a JSON object may hold nulls
    private static Map<String, Object> object(Map<?, ?> map, String path, int depth) {
        requireDepth(path, depth);
        Map<String, Object> copy = new TreeMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = name(entry.getKey(), path);
            copy.put(name, value(entry.getValue(), path + "." + name, depth));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static List<@Nullable Object> list(Iterable<?> items, String path, int depth) {
        requireDepth(path, depth);
        List<@Nullable Object> copy = new ArrayList<>();
        for (Object item : items) {
            copy.add(value(item, path + "[" + copy.size() + "]", depth));
        }
        return Collections.unmodifiableList(copy);
    }

    private static void requireDepth(String path, int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnacceptableJson(
                    path,
                    "at most " + MAX_DEPTH + " levels deep",
                    "level " + depth,
                    "Store it as evidence, name its digest");
        }
    }

    // RFC 8785 does not normalise: two spellings of one name would be two names.
    private static String name(@Nullable Object key, String path) {
        if (!(key instanceof String name) || !Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            throw new UnacceptableJson(
                    path, "a map from names in Unicode form C", "the name '" + key + "'", "Rename it");
        }
        return text(name, path);
    }

    private static String text(String text, String path) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isHighSurrogate(text.charAt(i))
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(text.charAt(i))) {
                throw new UnacceptableJson(
                        path,
                        "well-formed Unicode",
                        "a lone surrogate at position " + i,
                        "Repair the text where it arises");
            }
        }
        return text;
    }

    private static Long integer(Number number, String path) {
        boolean whole = number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger big && big.bitLength() < Long.SIZE;
        if (!whole || number.longValue() > MAX_INTEGER || number.longValue() < -MAX_INTEGER) {
            throw new UnacceptableJson(
                    path,
                    "an integer within ±" + MAX_INTEGER,
                    number.getClass().getSimpleName() + " " + number,
                    "Write other figures as a decimal text");
        }
        return number.longValue();
    }
}
