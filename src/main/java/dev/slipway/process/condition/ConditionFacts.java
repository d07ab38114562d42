package dev.slipway.process.condition;

import dev.slipway.approval.Condition.Due;
import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** How many conditions of the authorization are open at each point where the gate is asked. */
@Component
class ConditionFacts implements GateFactSource {

    private final AuthorisedConditions conditions;

    ConditionFacts(AuthorisedConditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("conditionsOpenBeforeStart", () -> conditions.open(release, Due.BEFORE_START))
                .fact("conditionsOpenBeforeFullTraffic", () -> conditions.open(release, Due.BEFORE_FULL_TRAFFIC));
    }
}
