package dev.slipway.process.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How each line of a text is written, since lists in forms are one item a line.
 *
 * @param name what {@code "properties": {"grammar": …}} of a form field says
 * @param shape the rule in words
 * @param example a line that obeys
 * @param isSingle the whole text is one such line
 * @param obeys whether a stripped line follows the rule
 */
record LineGrammar(String name, String shape, String example, boolean isSingle, Predicate<String> obeys) {

    private static final int LONGEST_LINE = 300;

    private static final Map<String, LineGrammar> ALL = Stream.concat(
                    Grammars.lists().stream(), Grammars.singles().stream())
            .collect(Collectors.toUnmodifiableMap(LineGrammar::name, Function.identity()));

    static LineGrammar perLine(String name, String shape, String example, Predicate<String> obeys) {
        return new LineGrammar(name, shape, example, false, obeys);
    }

    static LineGrammar single(String name, String shape, String example, Predicate<String> obeys) {
        return new LineGrammar(name, shape, example, true, obeys);
    }

    static Optional<LineGrammar> named(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static List<String> names() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** The first line that breaks the rule, in words, or null. */
    @Nullable
    String broken(String text) {
        if (isSingle) {
            return obeys.test(text) ? null : "must be " + shape + ", found '" + Quoted.of(text) + "'; " + remedy();
        }
        List<String> lines = text.strip().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String wrong = brokenLine(lines.get(i).strip());
            if (wrong != null) {
                return "line " + (i + 1) + " " + wrong;
            }
        }
        return null;
    }

    private @Nullable String brokenLine(String line) {
        if (line.isEmpty()) {
            return "is empty; one item a line, remove the empty one";
        }
        if (line.length() > LONGEST_LINE) {
            return "must have at most " + LONGEST_LINE + " characters, found " + line.length() + "; shorten it";
        }
        return obeys.test(line) ? null : "must be " + shape + ", found '" + Quoted.of(line) + "'; " + remedy();
    }

    private String remedy() {
        return "write for example '" + example + "'";
    }
}
