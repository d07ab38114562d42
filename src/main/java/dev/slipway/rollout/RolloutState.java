package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was observed of a target.
 *
 * @param order key of the order in place, null when none is
 * @param stable what answers people outside a rollout, null when the system is off
 * @param candidate what is being rolled out, null when nothing is
 * @param previous what was stable before the last promotion, null when that was off
 * @param candidatePercent share of the requests that the candidate answers, 0 to 100
 * @param shadowPercent share of the requests copied to the candidate, 0 to 100
 * @param answering true when every version that people's requests reach answered its health probe just now; true when
 *     the system is off
 * @param observedAt when this was read
 */
public record RolloutState(
        Target target,
        @Nullable String order,
        @Nullable ReleasePackage stable,
        @Nullable ReleasePackage candidate,
        @Nullable ReleasePackage previous,
        int candidatePercent,
        int shadowPercent,
        boolean paused,
        boolean answering,
        Instant observedAt) {}
