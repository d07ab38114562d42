package dev.slipway.model;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Everything that PROC-AI-DEPLOY-001 asks for, by the ids that {@code procedure-coverage.csv} uses. */
final class ProcedureItems {

    /** How many points each of the steps 1-20 has; steps 7 and 15 are tables. */
    private static final List<Integer> POINTS_OF_STEPS =
            List.of(6, 5, 4, 5, 5, 5, 0, 5, 4, 4, 4, 5, 5, 5, 0, 5, 4, 3, 4, 4);

    private static final List<Integer> POINTS_OF_ROLLBACK = List.of(4, 5, 5);
    private static final List<Integer> LINES_OF_CHECKLIST = List.of(5, 6, 4, 4, 6);
    private static final List<Integer> DELIVERABLES_OF_PHASES = List.of(4, 3, 3, 1, 3, 4);

    private static final List<String> ROWS = List.of(
            "type initial",
            "type major",
            "type minor",
            "type patch",
            "type rollback",
            "step 7 development",
            "step 7 testing",
            "step 7 documentation",
            "step 7 compliance",
            "step 7 risk",
            "step 7 operations",
            "step 7 rollback",
            "approval high",
            "approval limited",
            "approval minimal",
            "step 15 green",
            "step 15 amber",
            "step 15 red",
            "production change window",
            "production approval",
            "production monitoring",
            "production rollback",
            "production documentation",
            "staging purpose",
            "staging data",
            "staging configuration",
            "staging testing",
            "substantial yes",
            "substantial no",
            "FORM-AI-DEPLOY-001",
            "FORM-AI-DEPLOY-002",
            "CHK-AI-DEPLOY-001",
            "sign deployment manager",
            "sign qa lead",
            "sign system owner");

    private ProcedureItems() {}

    static Set<String> all() {
        Set<String> items = new TreeSet<>(ROWS);
        items.addAll(numbered("step ", ".", POINTS_OF_STEPS));
        items.addAll(numbered("rollback ", ".", POINTS_OF_ROLLBACK));
        items.addAll(numbered("check ", ".", LINES_OF_CHECKLIST));
        items.addAll(numbered("deliverable 4.", "/", DELIVERABLES_OF_PHASES));
        items.addAll(counted("trigger ", 6));
        items.addAll(counted("high-risk ", 8));
        items.addAll(counted("REC-AI-DEPLOY-00", 4));
        return items;
    }

    private static List<String> numbered(String prefix, String separator, List<Integer> counts) {
        return IntStream.range(0, counts.size())
                .boxed()
                .flatMap(i -> counted(prefix + (i + 1) + separator, counts.get(i)).stream())
                .toList();
    }

    private static List<String> counted(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + n).toList();
    }
}
