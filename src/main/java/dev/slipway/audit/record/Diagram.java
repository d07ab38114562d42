package dev.slipway.audit.record;

import dev.slipway.audit.drawing.DiagramDrawing.Walk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One model in the version that ran, with the path that was walked.
 *
 * @param definition of the engine, which names model and version
 * @param name of the model, for people
 * @param version counted by the engine
 * @param tag of the procedure's version; null where the model has none
 * @param flows ids of the arrows that were walked
 * @param model the model itself (BPMN 2.0 XML)
 */
public record Diagram(
        String definition,
        String process,
        String name,
        int version,
        @Nullable String tag,
        List<Run> runs,
        List<Step> steps,
        List<String> flows,
        String model) {

    /**
     * One time that the model ran.
     *
     * @param caller name of the model that called it; null for one that began by itself
     * @param state in words
     */
    public record Run(
            String instance,
            @Nullable String caller,
            Instant startedAt,
            @Nullable Instant endedAt,
            String state) {}

    /**
     * One element that was reached, over all runs.
     *
     * @param kind such as {@code userTask}
     * @param times how often it was reached
     * @param cancelled how often it was broken off
     * @param waiting how many tokens stand there now
     * @param first when it was reached first
     * @param last when it was left last; null while a token stands there
     * @param lastedMillis how long altogether
     */
    public record Step(
            String activity,
            String name,
            String kind,
            int times,
            int cancelled,
            int waiting,
            Instant first,
            @Nullable Instant last,
            long lastedMillis) {

        /** {@code userTask} becomes {@code user task}. */
        public String kindWords() {
            return Places.spaced(kind).toLowerCase(Locale.ROOT);
        }

        public String timesWords() {
            String reached = times == 1 ? "once" : times + " times";
            return cancelled == 0
                    ? reached
                    : reached + ", broken off " + (cancelled == 1 ? "once" : cancelled + " times");
        }
    }

    /** How many tokens stand in the model now. */
    public int waiting() {
        return steps.stream().mapToInt(Step::waiting).sum();
    }

    /** For those who do not see the picture. */
    public String words() {
        return "Diagram of " + name + ". Reached: "
                + steps.stream()
                        .map(step -> step.name() + " " + step.timesWords())
                        .collect(Collectors.joining(", "))
                + ".";
    }

    /** The same as the one who draws it wants to be told. */
    Walk walk() {
        Map<String, Integer> times = new TreeMap<>();
        Map<String, Integer> waiting = new TreeMap<>();
        steps.forEach(step -> times.put(step.activity(), step.times()));
        steps.stream().filter(step -> step.waiting() > 0).forEach(step -> waiting.put(step.activity(), step.waiting()));
        return new Walk(times, waiting, Set.copyOf(flows));
    }
}
