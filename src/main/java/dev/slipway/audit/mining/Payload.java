package dev.slipway.audit.mining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an entry says, as far as it is no free text: people may name each other in that. */
record Payload(Map<String, Object> fields) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@/+-]{0,299}");

    /** One word of a fixed list, or empty. */
    String word(String field) {
        return matching(WORD, field);
    }

    /** An id or a name that a program gives, or empty. */
    String name(String field) {
        return matching(NAME, field);
    }

    private String matching(Pattern form, String field) {
        String said = Objects.toString(fields.get(field), "");
        return form.matcher(said).matches() ? said : "";
    }

    List<String> words(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream()
                        .map(String::valueOf)
                        .filter(word -> WORD.matcher(word).matches())
                        .toList()
                : List.of();
    }

    Payload part(String field) {
        return new Payload(map(fields.get(field)));
    }

    List<Payload> parts(String field) {
        return fields.get(field) instanceof List<?> list
                ? list.stream().map(item -> new Payload(map(item))).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }
}
