package dev.slipway.process.history;

import dev.slipway.process.guard.Feel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills in the texts of forms as the browser does: {@code {{expression}}}, {@code {{#if}}} and {@code {{#loop}}}. */
final class TextTemplate {

    private static final Pattern TAG = Pattern.compile(
            "\\{\\{\\s*(?:(?<open>#if|#loop)\\s+|(?<close>/if|/loop))?(?<body>.*?)\\s*}}", Pattern.DOTALL);

    private final String text;
    private final Matcher tags;

    private TextTemplate(String text) {
        this.text = text;
        this.tags = TAG.matcher(text);
    }

    static String fill(String text, Map<String, @Nullable Object> values) {
        StringBuilder filled = new StringBuilder();
        new TextTemplate(text).copy(0, values, filled);
        return filled.toString();
    }

    /** Copies from there to the end of the block that is open, and says where that is. */
    private int copy(int from, Map<String, @Nullable Object> values, StringBuilder out) {
        int at = from;
        while (tags.find(at)) {
            out.append(text, at, tags.start());
            if (tags.group("close") != null) {
                return tags.end();
            }
            at = tags.group("open") == null ? insert(values, out) : block(tags.group("open"), values, out);
        }
        out.append(text.substring(at));
        return text.length();
    }

    private int insert(Map<String, @Nullable Object> values, StringBuilder out) {
        int end = tags.end();
        out.append(words(Feel.value(tags.group("body"), values)));
        return end;
    }

    private int block(String kind, Map<String, @Nullable Object> values, StringBuilder out) {
        String expression = tags.group("body");
        int start = tags.end();
        int end = copy(start, values, new StringBuilder());
        if (kind.equals("#if") && isTrue(Feel.value(expression, values))) {
            copy(start, values, out);
        } else if (kind.equals("#loop")) {
            Feel.list(expression, values).forEach(item -> copy(start, with(values, item), out));
        }
        return end;
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> values, Object item) {
        Map<String, @Nullable Object> inside = new HashMap<>(values);
        inside.put("this", item);
        return inside;
    }

    /** What the browser's script takes for true. */
    private static boolean isTrue(@Nullable Object value) {
        return value != null && !value.equals(false) && !value.equals("") && !isZero(value);
    }

    private static boolean isZero(Object value) {
        return value instanceof Number number && number.doubleValue() == 0;
    }

    static String words(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof List<?> list) {
            return list.stream().map(TextTemplate::words).collect(Collectors.joining(", "));
        }
        return value instanceof Double number ? plain(number) : value.toString();
    }

    private static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? String.valueOf((long) number)
                : String.valueOf(number);
    }
}
