package dev.slipway.process.drill;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutRefused;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rolls the drill's version out on staging with the commands of production; what stops it is the drill's result. */
@Component
class RollOutOnStagingDelegate implements JavaDelegate {

    private final DrillPlans plans;
    private final Rollout rollout;
    private final HandWork work;
    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    RollOutOnStagingDelegate(
            DrillPlans plans, Rollout rollout, HandWork work, ReleasePolicy policy, Journal journal, Clock clock) {
        this.plans = plans;
        this.rollout = rollout;
        this.work = work;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution)
                .put(Fact.DRILL_PROMISED_MILLIS, (int) policy.rollbackTime().toMillis())
                .put(Fact.DRILL_RESTORED, false)
                .put(Fact.DRILL_TOOK_MILLIS, null);
        try {
            rollOut(execution, variables);
        } catch (RolloutRefused | IllegalStateException stopped) {
            failed(execution, variables, String.valueOf(stopped.getMessage()));
        }
        variables.put(Fact.DRILL_BACK_SINCE, clock.instant().toString());
    }

    private void rollOut(DelegateExecution execution, ReleaseVariables variables) {
        DrillPlan plan = plan(execution, variables.textOrNull(Answer.DRILL_VERSION));
        List<String> digests = List.of(plan.out().digest());
        RolloutState observed =
                DrillExecution.byHand(execution) ? carriedOut(execution) : rolledOut(execution, plan, digests);
        if (!observed.answering() || !plan.out().equals(observed.stable())) {
            throw new IllegalStateException(
                    "Staging does not serve " + plan.out().version() + " after its rollout: "
                            + RolloutRecord.of(observed) + ". Look at the log of its instance.");
        }
        variables
                .put(Fact.DRILL_ROLLED_OUT, true)
                .put(Fact.DRILL_OUT, RolloutRecord.name(plan.out()))
                .put(Fact.DRILL_BACK, RolloutRecord.name(plan.back()))
                .put(Fact.DRILL_FAILURE, null);
        journal.record(execution, "DrillRolledOut", RolloutRecord.of(observed), digests);
    }

    private DrillPlan plan(DelegateExecution execution, @Nullable String version) {
        Target production = DrillExecution.production(execution);
        return DrillExecution.byHand(execution)
                ? plans.planByHand(production, version)
                : plans.plan(production, version);
    }

    private RolloutState rolledOut(DelegateExecution execution, DrillPlan plan, List<String> digests) {
        journal.intend(execution, "drill", Map.of("effect", "roll out and back on staging"), digests);
        return DrillExecution.way(execution, rollout).out(plan);
    }

    private RolloutState carriedOut(DelegateExecution execution) {
        RolloutState observed =
                work.observed(DrillExecution.production(execution).stagingByHand());
        if (!execution.getProcessBusinessKey().equals(observed.order())) {
            throw new IllegalStateException(
                    "Nobody recorded that the rehearsal stands on staging. Ask for another drill"
                            + " when people can carry it out.");
        }
        return observed;
    }

    private void failed(DelegateExecution execution, ReleaseVariables variables, String why) {
        variables
                .put(Fact.DRILL_ROLLED_OUT, false)
                .put(Fact.DRILL_OUT, "none")
                .put(Fact.DRILL_BACK, "none")
                .put(Fact.DRILL_FAILURE, why);
        journal.record(execution, "DrillStopped", Map.of("reason", why));
    }
}
