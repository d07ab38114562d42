package dev.slipway.process.drill;

import dev.slipway.process.Answer;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.byhand.StagingWork;
import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandOrder;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.RolloutRefused;
import dev.slipway.rollout.Target;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has people go out and back on staging for a drill, as they would in production. */
@Component
class RehearseByHand implements StagingWork {

    private final DrillPlans plans;
    private final HandWork work;

    RehearseByHand(DrillPlans plans, HandWork work) {
        this.plans = plans;
        this.work = work;
    }

    @Override
    public Set<HandEffect> effects() {
        return Set.of(HandEffect.REHEARSE, HandEffect.COME_BACK);
    }

    @Override
    public Optional<HandOrder> order(HandEffect effect, DelegateExecution execution) {
        Target production = DrillExecution.production(execution);
        String drill = execution.getProcessBusinessKey();
        if (effect == HandEffect.COME_BACK) {
            return work.comeBack(production.stagingByHand(), drill);
        }
        DrillPlan plan = plan(production, ReleaseVariables.of(execution).textOrNull(Answer.DRILL_VERSION));
        return work.rehearse(production.stagingByHand(), drill, plan.out(), plan.back());
    }

    private DrillPlan plan(Target production, @Nullable String named) {
        try {
            return plans.planByHand(production, named);
        } catch (IllegalStateException noTwoEnds) {
            throw new RolloutRefused(String.valueOf(noTwoEnds.getMessage()));
        }
    }
}
