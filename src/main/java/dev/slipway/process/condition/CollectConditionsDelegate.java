package dev.slipway.process.condition;

import dev.slipway.approval.Conditions;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lists the conditions of the newest authorization that nobody has met, one task each. */
@Component
class CollectConditionsDelegate implements JavaDelegate {

    private final AuthorisedConditions conditions;
    private final Journal journal;

    CollectConditionsDelegate(AuthorisedConditions conditions, Journal journal) {
        this.conditions = conditions;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Conditions.Numbered> open = conditions.open(ReleaseVariables.releaseOf(execution));
        ReleaseVariables.of(execution)
                .put(
                        Fact.OPEN_CONDITIONS,
                        open.stream().map(OpenCondition::text).toList());
        journal.record(
                execution,
                "ConditionsCollected",
                Map.of("conditions", open.stream().map(OpenCondition::shortText).toList()));
    }
}
