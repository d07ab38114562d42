package dev.slipway.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records how something beside a release ended: the end event names the entry and the outcome. */
@Component
class BesideOutcomeListener implements ExecutionListener {

    private final Journal journal;

    BesideOutcomeListener(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, String> said = OutcomeListener.properties(execution.getBpmnModelElementInstance());
        String outcome = said.getOrDefault("outcome", "ended");
        ReleaseVariables.of(execution).put(Fact.PHASE_OUTCOME, outcome);
        journal.record(execution, said.getOrDefault("entry", "CaseClosed"), Map.of("outcome", outcome));
    }
}
