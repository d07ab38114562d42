package dev.slipway.process.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process that ran for a release.
 *
 * @param definition id of its definition: the version of the model
 * @param calledBy id of the process that called it; null for one that began by itself
 * @param steps what was walked, in order
 */
public record ProcessRun(
        String id,
        String definition,
        @Nullable String calledBy,
        Instant startedAt,
        @Nullable Instant endedAt,
        String state,
        List<WalkedStep> steps) {

    public ProcessRun {
        steps = List.copyOf(steps);
    }

    /**
     * One element of the model that a token reached.
     *
     * @param id under which entries of the ledger know the visit
     * @param kind such as {@code userTask} or {@code exclusiveGateway}
     * @param endedAt null while a token stands there
     * @param task id of the user task; null for other elements
     */
    public record WalkedStep(
            String id,
            String activity,
            String kind,
            Instant startedAt,
            @Nullable Instant endedAt,
            boolean cancelled,
            @Nullable String task) {}
}
