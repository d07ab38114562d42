package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.DeploymentWay;
import dev.slipway.release.DeploymentWays;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.ChosenRollout;
import dev.slipway.rollout.RolloutRefused;
import dev.slipway.rollout.Target;
import org.springframework.stereotype.Component;

/** The way that a release begins with and keeps; a rollback goes the way by which its target stands. */
@Component
class ChosenWay {

    private static final String ROLLBACK = "rollback";

    private final ChosenRollout rollout;
    private final DeploymentWays ways;

    ChosenWay(ChosenRollout rollout, DeploymentWays ways) {
        this.rollout = rollout;
        this.ways = ways;
    }

    DeploymentWay of(ReleaseVariables start) {
        Target target = new Target(start.text(Answer.SYSTEM), start.text(Answer.ENVIRONMENT));
        try {
            return start.text(Answer.TYPE).equals(ROLLBACK) ? rollout.way(target) : rollout.wayForNew(target);
        } catch (RolloutRefused other) {
            throw Refusal.conflict(String.valueOf(other.getMessage()));
        }
    }

    void record(ReleaseId release, DeploymentWay chosen) {
        ways.record(release, chosen);
    }
}
