package dev.slipway.process.exception;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether an earlier urgent release of the system still owes something whose date has passed. */
@Component
class ExceptionFacts implements GateFactSource {

    private final ExceptionItems items;

    ExceptionFacts(ExceptionItems items) {
        this.items = items;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("exceptionOverdue", () -> items.anyOverdue(release.system()));
    }
}
