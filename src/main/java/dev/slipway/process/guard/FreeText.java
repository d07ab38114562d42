package dev.slipway.process.guard;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a text that a page of ours takes to the rules that the forms' texts keep. */
public final class FreeText {

    private FreeText() {}

    /** What is wrong with the text, naming rule, value and remedy; empty when nothing is. */
    public static Optional<String> problem(String label, String text, int longest) {
        return Stream.of(TextRules.atLeast(1), TextRules.atMost(longest), TextRules.readable())
                .flatMap(rule -> Optional.ofNullable(rule.broken(text, Map.of())).stream())
                .map(broken -> "'" + label + "' " + broken + ".")
                .findFirst();
    }
}
