package dev.slipway.process.record;

import dev.slipway.ledger.IdempotencyConflict;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction has to record; it steps aside while another transaction runs inside of it. */
final class PendingEntries implements TransactionSynchronization, Ordered {

    private final Ledger ledger;
    private final LedgerRecorder recorder;
    private final List<Supplier<NewEntry>> entries = new ArrayList<>();
    private final Map<Object, Integer> savepoints = new HashMap<>();
    private final List<Object> notes = new ArrayList<>();
    private boolean appended;
    private @Nullable IdempotencyConflict conflict;

    PendingEntries(Ledger ledger, LedgerRecorder recorder) {
        this.ledger = ledger;
        this.recorder = recorder;
        resume();
    }

    void add(Supplier<NewEntry> entry) {
        entries.add(entry);
        if (appended) {
            append();
        }
    }

    /** What listeners put down for each other in this transaction. */
    List<Object> notes() {
        return notes;
    }

    // The lock on the ledger's head is held until the commit, so it comes after everything else.
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        append();
        appended = true;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(recorder);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(recorder, this);
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, entries.size());
    }

    @Override
    public void savepointRollback(Object savepoint) {
        int kept = savepoints.getOrDefault(savepoint, 0);
        entries.subList(Math.min(kept, entries.size()), entries.size()).clear();
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(recorder);
        // only now: until the end of the transaction its lock on the head keeps every other append waiting
        if (conflict != null) {
            recorder.recordConflict(conflict);
        }
    }

    private void append() {
        List<NewEntry> now = entries.stream().map(Supplier::get).toList();
        entries.clear();
        try {
            ledger.append(now);
        } catch (IdempotencyConflict refused) {
            conflict = refused;
            throw refused;
        }
    }
}
