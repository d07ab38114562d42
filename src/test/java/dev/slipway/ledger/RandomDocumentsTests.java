package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** 73: whatever document is recorded, its canonical bytes are those that RFC 8785 asks for, and say the same. */
class RandomDocumentsTests {

    /** With {@code -Dslipway.ledger.documents=1000000} as many as the attack list asks for, in a minute. */
    private static final int DOCUMENTS = Integer.getInteger("slipway.ledger.documents", 20_000);

    private static final long SEED = Long.getLong("slipway.ledger.seed", System.nanoTime());

    /** What a careless writer gets wrong: controls, quotes, signs beyond the first plane, signs that sort otherwise. */
    private static final List<String> SIGNS = List.of(
            "a",
            "Z",
            "0",
            " ",
            "/",
            "\"",
            "\\",
            "\b",
            "\t",
            "\n",
            "\f",
            "\r",
            "\u0000",
            "\u001f",
            "\u007f",
            "\u0080",
            "\u00e9",
            "\u20ac",
            "\u2028",
            "\ufb00",
            "\ufffd",
            "\ud83d\ude00",
            "\ud834\udd1e");

    private final Random chance = new Random(SEED);

    @Test
    void theirBytesAreThoseOfTheRfcAndAreReadAsTheSame() {
        for (int i = 0; i < DOCUMENTS; i++) {
            Map<String, Object> document = object(4);
            byte[] bytes = CanonicalJson.bytes(document);
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(text).as("seed %s, document %s", SEED, i).isEqualTo(written(document));
            assertThat(JsonText.parse(text)).isEqualTo(document);
            assertThat(CanonicalJson.bytes(shuffled(document))).isEqualTo(bytes);
        }
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = chance.nextInt(5); i > 0; i--) {
            object.put(text(), value(depth));
        }
        return object;
    }

    @SuppressWarnings("NullAway") // a JSON value may be null
    private Object value(int depth) {
        return switch (chance.nextInt(depth > 1 ? 7 : 5)) {
            case 0 -> text();
            case 1 -> chance.nextLong(-9_007_199_254_740_991L, 9_007_199_254_740_992L);
            case 2 -> (long) chance.nextInt(200) - 100;
            case 3 -> chance.nextBoolean();
            case 4 -> null;
            case 5 -> object(depth - 1);
            default -> list(depth - 1);
        };
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = chance.nextInt(4); i > 0; i--) {
            list.add(value(depth));
        }
        return list;
    }

    private String text() {
        return chance.ints(chance.nextInt(6), 0, SIGNS.size())
                .mapToObj(SIGNS::get)
                .collect(Collectors.joining());
    }

    private Map<String, Object> shuffled(Map<String, Object> document) {
        List<Map.Entry<String, Object>> entries = new ArrayList<>(document.entrySet());
        Collections.shuffle(entries, chance);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        entries.forEach(entry -> shuffled.put(entry.getKey(), entry.getValue()));
        return shuffled;
    }

    /** From the text of RFC 8785: names by their UTF-16 units, no space, the fewest escapes. */
    private static String written(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, item) -> sorted.put((String) name, item));
            return sorted.entrySet().stream()
                    .map(entry -> written(entry.getKey()) + ":" + written(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        } else if (value instanceof List<?> list) {
            return list.stream().map(RandomDocumentsTests::written).collect(Collectors.joining(",", "[", "]"));
        } else if (value instanceof String text) {
            return text.chars().mapToObj(RandomDocumentsTests::sign).collect(Collectors.joining("", "\"", "\""));
        }
        return String.valueOf(value);
    }

    private static String sign(int unit) {
        return switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> unit < 0x20 ? "\\u%04x".formatted(unit) : String.valueOf((char) unit);
        };
    }
}
