package dev.slipway.sample;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The assistant's instructions: tone, disclosure, what it may answer itself, and which words need a person. */
record AssistantPrompt(String tone, String disclosure, List<String> intents, List<String> escalation) {

    static AssistantPrompt read(String text) {
        Map<String, String> lines = text.lines()
                .filter(line -> line.contains(":") && !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf(':')).strip(),
                        line -> line.substring(line.indexOf(':') + 1).strip()));
        return new AssistantPrompt(
                lines.getOrDefault("tone", ""),
                lines.getOrDefault("disclosure", ""),
                words(lines.getOrDefault("allowed intents", "")),
                words(lines.getOrDefault("escalation words", "")));
    }

    /** The sentence as the assistant says it. */
    String said(String sentence) {
        return (tone + " " + sentence + " " + disclosure).strip();
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
