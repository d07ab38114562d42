package dev.slipway.process.guard;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;

/** Rules that are asked about the answers to a task; what is known and what is answered stand as {@code key=value;…}. */
public record AskedRules(List<ReleaseRules> rules) {

    /** @throws Refusal of the first rule that refuses */
    public void check(String activity, String known, String answers) {
        TaskFacts task = new TaskFacts(
                "task",
                activity,
                "process",
                "instance",
                "a~1~production~1",
                "ann",
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
        Completion completion =
                new Completion(task, "Task 'It'", Variables.fromMap(values(answers)), values(known), Map.of());
        rules.forEach(rule -> rule.check(completion));
    }

    /** A bar would end the column of the test's table, so that it is written as a colon. */
    private static Map<String, Object> values(String pairs) {
        Map<String, Object> values = new HashMap<>();
        Arrays.stream(pairs.split(";"))
                .map(pair -> pair.strip().split("=", 2))
                .forEach(pair -> values.put(
                        pair[0], pair[1].matches("\\d+") ? Integer.valueOf(pair[1]) : pair[1].replace(" : ", " | ")));
        return values;
    }
}
