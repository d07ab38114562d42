package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;
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
            long lastedMillis) {}
}
