package dev.slipway.audit.releases;

import dev.slipway.ledger.Entry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an entry says; an entry that is older than this program may say less, and what is missing is empty. */
record Said(Map<String, Object> payload) {

    private static final String SHORTENED = "…";

    /** PostgreSQL keeps it in no text. */
    private static final char NUL = '\u0000';

    static Said by(Entry entry) {
        return new Said(entry.content().payload());
    }

    String text(String key) {
        return Objects.toString(payload.get(key), "").replace(NUL, '\uFFFD');
    }

    /** Cut to what a column of the tables holds; the entry has the whole. */
    String text(String key, int longest) {
        return cut(text(key), longest);
    }

    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - SHORTENED.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + SHORTENED;
    }

    boolean is(String key) {
        return Boolean.TRUE.equals(payload.get(key));
    }

    /** Said, and no. */
    boolean denies(String key) {
        return Boolean.FALSE.equals(payload.get(key));
    }

    int number(String key) {
        return payload.get(key) instanceof Number number ? number.intValue() : 0;
    }

    List<String> texts(String key) {
        return payload.get(key) instanceof List<?> list
                ? list.stream()
                        .map(item -> String.valueOf(item).replace(NUL, '\uFFFD'))
                        .toList()
                : List.of();
    }

    Said part(String key) {
        return new Said(part(payload.get(key)));
    }

    List<Said> parts(String key) {
        return payload.get(key) instanceof List<?> list
                ? list.stream().map(item -> new Said(part(item))).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
