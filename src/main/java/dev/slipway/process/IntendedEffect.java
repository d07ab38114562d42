package dev.slipway.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A change outside that the ledger already holds as intended: only from here on can what came of it be recorded. */
public final class IntendedEffect {

    private final Journal journal;
    private final DelegateExecution execution;
    private final String key;

    IntendedEffect(Journal journal, DelegateExecution execution, String key) {
        this.journal = journal;
        this.execution = execution;
        this.key = key;
    }

    /** Records what was observed, with the key of the intention; it commits or rolls back with the step. */
    public void observed(String type, Map<String, ?> payload, List<String> digests) {
        Map<String, Object> result = new HashMap<>(payload);
        result.put("intent", key);
        journal.record(execution, type, result, digests);
    }
}
