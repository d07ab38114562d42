package dev.slipway.process.plan;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutPlan;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sums the plan up, as later forms show it and the ledger keeps it. */
@Component
class RecordPlanDelegate implements JavaDelegate {

    private final Journal journal;

    RecordPlanDelegate(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        RolloutPlan plan = RolloutPlan.of(variables);
        Map<String, Object> payload = Map.of(
                "windowStart", variables.text(Answer.WINDOW_START),
                "windowEnd", variables.text(Answer.WINDOW_END),
                "steps", variables.text(Answer.CANARY_STEPS),
                "observation", plan.observation().toString(),
                "rtoMinutes", Figures.decimal(variables.number(Answer.RTO_MINUTES)));
        variables.put(
                Fact.PLAN_TEXT,
                "Window " + payload.get("windowStart") + " to " + payload.get("windowEnd") + "; canary at "
                        + payload.get("steps") + " %, each observed for " + payload.get("observation")
                        + "; rollback promised within " + payload.get("rtoMinutes") + " min.");
        journal.record(execution, "DeploymentPlanned", payload);
    }
}
