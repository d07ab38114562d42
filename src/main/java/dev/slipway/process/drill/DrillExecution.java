package dev.slipway.process.drill;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.DeploymentWay;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.Target;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the steps of a drill have in common: where it is about, and its way on staging. */
final class DrillExecution {

    private DrillExecution() {}

    static Target production(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        return new Target(variables.text(Answer.SYSTEM), variables.text(Answer.ENVIRONMENT));
    }

    static boolean byHand(DelegateExecution execution) {
        return ReleaseVariables.of(execution).textOr(Fact.DRILL_WAY, "").equals(DeploymentWay.MANUAL.id());
    }

    static StagingWay way(DelegateExecution execution, Rollout rollout) {
        int number = ReleaseVariables.of(execution).number(Fact.DRILL_NUMBER, 1);
        return new StagingWay(rollout, StagingWay.target(production(execution)), number);
    }
}
