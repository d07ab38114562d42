package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an approved exception puts off.
 *
 * @param sections ids of readiness sections and when each is due
 * @param controls what is done instead meanwhile, one a line: what, who, until when
 */
record Deferral(Map<String, LocalDate> sections, String controls) {

    static final String APPROVE = "approve";

    /** Sections that touch nobody's safety; no other can be put off. */
    static final Map<String, Answer> SECTIONS = inOrder();

    private static Map<String, Answer> inOrder() {
        Map<String, Answer> sections = new LinkedHashMap<>();
        sections.put("development", Answer.DEVELOPMENT_DUE);
        sections.put("documentation", Answer.DOCUMENTATION_DUE);
        sections.put("operations", Answer.OPERATIONS_DUE);
        return sections;
    }

    /** Empty unless the exception was approved. */
    static Optional<Deferral> of(ReleaseVariables variables) {
        if (!variables.textOr(Answer.EXCEPTION_ANSWER, "").equals(APPROVE)) {
            return Optional.empty();
        }
        Map<String, LocalDate> due = new LinkedHashMap<>();
        SECTIONS.forEach((section, answer) -> {
            String date = variables.textOr(answer, "");
            if (!date.isEmpty()) {
                due.put(section, LocalDate.parse(date));
            }
        });
        return Optional.of(new Deferral(due, variables.text(Answer.COMPENSATING_CONTROLS)));
    }

    /** Section ids, separated by commas. */
    String ids() {
        return String.join(",", sections.keySet());
    }

    /** One line a section: its id and its date. */
    List<String> lines() {
        return sections.entrySet().stream()
                .map(entry -> entry.getKey() + " | " + entry.getValue())
                .toList();
    }

    /** When the last of it is due. */
    LocalDate due() {
        List<LocalDate> all = dates(controls);
        return Stream.concat(sections.values().stream(), all.stream())
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    static List<LocalDate> dates(String controls) {
        return controls.lines()
                .map(line -> line.substring(line.lastIndexOf('|') + 1).strip())
                .map(LocalDate::parse)
                .toList();
    }
}
