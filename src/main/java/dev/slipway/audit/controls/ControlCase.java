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
 * @param route what the table of routes said, and which sections the checklist had
 * @param deferred sections that an exception put off
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
    private static final String SECTION = "section ";

    boolean wentLive() {
        return LIVE.equals(outcome);
    }

    /** Why the release lacks a task that its state says it lacks; empty where it need not have it. */
    List<Missing> missing(String task, Demands.Demand demand, @Nullable String state) {
        return switch (demand.kind()) {
            case WHEN, BESIDE -> List.of();
            case ALWAYS -> List.of(new Missing(task, otherwise(state)));
            case ROUTE ->
                List.of(new Missing(
                        task, "false".equals(route.get(demand.of())) ? Missing.Why.ROUTE : otherwise(state)));
            case SECTION -> List.of(new Missing(task, ofSection(demand.of(), state)));
        };
    }

    private Missing.Why ofSection(String section, @Nullable String state) {
        if (deferred.contains(section)) {
            return Missing.Why.DEFERRED;
        }
        boolean opened = route.keySet().stream().anyMatch(key -> key.startsWith(SECTION));
        return opened && !route.containsKey(SECTION + section) ? Missing.Why.ROUTE : otherwise(state);
    }

    private Missing.Why otherwise(@Nullable String state) {
        if (!wentLive()) {
            return Missing.Why.ENDED_BEFORE;
        }
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

    static String sectionKey(String section) {
        return SECTION + section;
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
