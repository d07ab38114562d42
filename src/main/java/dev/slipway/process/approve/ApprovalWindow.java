package dev.slipway.process.approve;

import dev.slipway.process.Answer;
import dev.slipway.process.FormTime;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * When approvals may be asked for, so that none runs out before the rollout can begin.
 *
 * @param rollout how long the rollout takes as planned
 * @param validity how long an authorization lasts
 */
record ApprovalWindow(Instant start, Instant end, Duration rollout, Duration validity) {

    static ApprovalWindow of(ReleaseVariables variables, Duration validity) {
        return new ApprovalWindow(
                FormTime.parse(variables.text(Answer.WINDOW_START)),
                FormTime.parse(variables.text(Answer.WINDOW_END)),
                RolloutPlan.of(variables).neededTime(),
                validity);
    }

    /** From here on an approval outlasts the last moment at which the rollout can begin; at the latest the start. */
    Instant opensAt() {
        Instant lastBeginning = end.minus(rollout);
        Instant opens = lastBeginning.minus(validity);
        return (opens.isBefore(start) ? opens : start).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Why approvals given now could not be used any more, or empty when they can. */
    Optional<String> objection(Instant now) {
        return now.plus(rollout).isAfter(end)
                ? Optional.of("The deployment window ends at " + end + ", and the rollout takes " + rollout + "; it is "
                        + now + ". Have the release planned again with a later window.")
                : Optional.empty();
    }
}
