package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.DeploymentWay;
import dev.slipway.release.DeploymentWays;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.WayProperties;
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
    private final WayProperties settings;
    private final ReleasePolicy policy;

    ChosenWay(ChosenRollout rollout, DeploymentWays ways, WayProperties settings, ReleasePolicy policy) {
        this.rollout = rollout;
        this.ways = ways;
        this.settings = settings;
        this.policy = policy;
    }

    DeploymentWay of(ReleaseVariables start) {
        Target target = new Target(start.text(Answer.SYSTEM), start.text(Answer.ENVIRONMENT));
        try {
            return start.text(Answer.TYPE).equals(ROLLBACK) ? rollout.way(target) : rollout.wayForNew(target);
        } catch (RolloutRefused other) {
            throw Refusal.conflict(String.valueOf(other.getMessage()));
        }
    }

    DeploymentWay staging(ReleaseVariables start) {
        Target production = new Target(start.text(Answer.SYSTEM), start.text(Answer.ENVIRONMENT));
        DeploymentWay chosen = settings.staging(production.system(), production.environment());
        String staging = production.stagingByHand().environment();
        if (chosen == DeploymentWay.MANUAL && policy.knows(staging)) {
            throw Refusal.conflict("Staging by hand of " + production + " is kept under the name '" + staging
                    + "', and the policy names an environment of production like that. Rename it in"
                    + " slipway.policy.environments.");
        }
        return chosen;
    }

    void record(ReleaseId release, DeploymentWay chosen, DeploymentWay staging) {
        ways.record(release, chosen, staging);
    }
}
