package dev.slipway.audit.controls;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A release as the controls are held against it.
 *
 * @param definition of the model on top; null while it is not known
 * @param route what the table of routes said, and the other facts that decide what is demanded of it
 * @param deferred sections of the checklist that an approved exception put off
 */
record ControlCase(
        String subject,
        @Nullable String definition,
        Instant requestedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        Map<String, String> route,
        Set<String> deferred) {

    private static final String LIVE = "success";
    private static final String TAKEN_BACK = "rolledBack";

    /** Facts beside what the table of routes says. */
    static final String TYPE = "type";

    static final String REACHED = "reached";

    boolean wentLive() {
        return LIVE.equals(outcome);
    }

    private boolean wasTakenBack() {
        return TAKEN_BACK.equals(outcome);
    }

    /** Whether it takes back a deployment that was closed, and so goes through the steps of a rollback alone. */
    boolean isRollback() {
        return "rollback".equals(route.get(TYPE));
    }

    /** How far a release came, however it ended. */
    private boolean passed(Demands.Point point) {
        String reached = route.getOrDefault(REACHED, "");
        return wentLive()
                || (point != Demands.Point.CLOSE && reached.equals(Demands.Point.LIVE.name()))
                || (point == Demands.Point.START && reached.equals(Demands.Point.START.name()));
    }

    /** Why the release lacks a task that its state says it lacks; empty where it need not have it. */
    List<Missing> missing(String task, Demands.Demand demand, @Nullable String state) {
        return switch (demand.kind()) {
            case WHEN, BESIDE -> List.of();
            case BACK -> wasTakenBack() && holds(demand) ? List.of(new Missing(task, gap(state))) : List.of();
            case IF ->
                isRollback() || !holds(demand) ? List.of() : List.of(new Missing(task, otherwise(demand, state)));
            case ALWAYS, ROUTE, SECTION ->
                List.of(new Missing(task, isRollback() ? Missing.Why.ROLLBACK : onTheLine(demand, state)));
        };
    }

    private Missing.Why onTheLine(Demands.Demand demand, @Nullable String state) {
        if (demand.kind() == Demands.Kind.ROUTE && !holds(demand)) {
            return Missing.Why.ROUTE;
        }
        if (demand.kind() == Demands.Kind.SECTION && deferred.containsAll(demand.of())) {
            return Missing.Why.DEFERRED;
        }
        return otherwise(demand, state);
    }

    /** What is not known is taken to hold, so that nothing is missed unseen. */
    private boolean holds(Demands.Demand demand) {
        return demand.of().stream().noneMatch(fact -> "false".equals(route.get(fact)));
    }

    private Missing.Why otherwise(Demands.Demand demand, @Nullable String state) {
        return passed(demand.by()) ? gap(state) : Missing.Why.ENDED_BEFORE;
    }

    private static Missing.Why gap(@Nullable String state) {
        return TaskState.BROKEN_OFF.name().equals(state)
                ? Missing.Why.BROKEN_OFF
                : TaskState.FAILED.name().equals(state) ? Missing.Why.FAILED : Missing.Why.NOT_RUN;
    }

    /** How a release stands with one control. */
    record Standing(int standing, int done, List<Missing> missing) {

        static final int GAP = 0;
        static final int EXPLAINED = 1;
        static final int COMPLETE = 2;
    }

    Standing standing(Set<String> tasks, Map<String, String> states, Demands demands) {
        List<Missing> missing = tasks.stream()
                .filter(task -> !TaskState.DONE.name().equals(states.get(task)))
                .flatMap(task -> missing(task, demands.of(task), states.get(task)).stream())
                .toList();
        int done = Math.toIntExact(tasks.stream()
                .filter(task -> TaskState.DONE.name().equals(states.get(task)))
                .count());
        if (done == 0 && missing.isEmpty()) {
            return new Standing(Standing.EXPLAINED, 0, notNeeded(tasks));
        }
        boolean gap = missing.stream().anyMatch(one -> one.why().isGap());
        int standing = gap ? Standing.GAP : missing.isEmpty() ? Standing.COMPLETE : Standing.EXPLAINED;
        return new Standing(standing, done, missing);
    }

    private static List<Missing> notNeeded(Set<String> tasks) {
        return tasks.stream()
                .map(task -> new Missing(task, Missing.Why.NOT_NEEDED))
                .toList();
    }

    static String text(Map<String, String> route) {
        return route.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    static Map<String, String> route(String text) {
        Map<String, String> route = new TreeMap<>();
        Arrays.stream(text.split(","))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> route.put(pair[0], pair[1]));
        return route;
    }
}
