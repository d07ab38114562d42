package dev.slipway.process;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the service tasks have to say, written to the ledger with the step that says it. */
@Component
public class Journal {

    private static final Actor SLIPWAY = Actor.service("slipway");

    private final LedgerRecorder recorder;
    private final TransactionTemplate ownTransaction;

    Journal(LedgerRecorder recorder, PlatformTransactionManager transactions) {
        this.recorder = recorder;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Records an event once for this visit of the activity; it commits or rolls back with the step. */
    public void record(DelegateExecution execution, String type, Map<String, ?> payload, List<String> digests) {
        String visit =
                execution.getActivityInstanceId() == null ? execution.getId() : execution.getActivityInstanceId();
        recorder.record(entry(execution, type, payload, digests, type + ":" + visit));
    }

    public void record(DelegateExecution execution, String type, Map<String, ?> payload) {
        record(execution, type, payload, List.of());
    }

    /**
     * Records what a person did outside of any task; it commits or rolls back with the transaction.
     *
     * @param key the same for the same act, however often it is tried
     */
    public void record(ReleaseId release, String person, Role role, String type, Map<String, ?> payload, String key) {
        recorder.record(NewEntry.of(type, release.slug(), Actor.person(person, role.id()), payload, key));
    }

    /**
     * Records, before it is tried, what is about to change outside; committed at once, so that a crash leaves a trace.
     *
     * @param step names the step of the release, the same however often it is tried
     * @return takes the result
     */
    public IntendedEffect intend(
            DelegateExecution execution, String step, Map<String, ?> payload, List<String> digests) {
        String key = "intent:" + execution.getProcessInstanceId() + ":" + step;
        ownTransaction.executeWithoutResult(
                status -> recorder.record(entry(execution, "EffectIntended", payload, digests, key)));
        return new IntendedEffect(this, execution, key);
    }

    /**
     * Records at once, whatever becomes of the step that goes on from there.
     *
     * @param key the same however often the step is tried
     */
    public void recordNow(
            DelegateExecution execution, String type, Map<String, ?> payload, List<String> digests, String key) {
        recorder.recordNow(entry(execution, type, payload, digests, key));
    }

    private static NewEntry entry(
            DelegateExecution execution, String type, Map<String, ?> payload, List<String> digests, String key) {
        return NewEntry.of(type, execution.getProcessBusinessKey(), SLIPWAY, payload, key)
                .withDigests(digests);
    }
}
