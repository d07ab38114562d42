package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.IdempotencyConflict;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records what happened as the last act of the transaction in which it happened: both are kept, or neither. */
@Component
public class LedgerRecorder {

    private static final Logger log = LoggerFactory.getLogger(LedgerRecorder.class);

    private final Ledger ledger;
    private final TransactionTemplate own;

    LedgerRecorder(Ledger ledger, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Outside of a transaction the entry is recorded at once. */
    public void record(NewEntry entry) {
        record(() -> entry);
    }

    /** For an entry of which a part, such as the business key, is settled only at the transaction's end. */
    void record(Supplier<NewEntry> entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            appendNow(List.of(entry.get()));
        } else {
            pending().add(entry);
        }
    }

    /** Records in a transaction of its own, whatever becomes of the current one. */
    public void recordNow(NewEntry entry) {
        appendNow(List.of(entry));
    }

    /**
     * Records after this transaction, in one of its own, and only reports a failure: what says that something is broken
     * must come through when it is the ledger that is broken.
     */
    void recordApart(Supplier<NewEntry> entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            recordOrReport(entry);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                recordOrReport(entry);
            }
        });
    }

    /** One of two contents of a key is not what happened; the transaction that brought the second is over. */
    void recordConflict(IdempotencyConflict conflict) {
        log.error("Security: {}", conflict.getMessage());
        recordOrReport(() -> SecurityEvents.entry(
                "IdempotencyKeyReused",
                conflict.subject(),
                Actor.service("slipway"),
                "A key that was recorded came again with other content.",
                Map.of(
                        "key", conflict.key(),
                        "recordedAs", conflict.sequence(),
                        "refusedType", conflict.type(),
                        "refusedContent", conflict.contentDigest()),
                UUID.randomUUID().toString()));
    }

    /** What listeners put down for each other until the current transaction ends. */
    List<Object> notes() {
        return pending().notes();
    }

    private void appendNow(List<NewEntry> entries) {
        try {
            own.executeWithoutResult(status -> ledger.append(entries));
        } catch (IdempotencyConflict conflict) {
            recordConflict(conflict);
            throw conflict;
        }
    }

    private void recordOrReport(Supplier<NewEntry> entry) {
        try {
            own.executeWithoutResult(status -> ledger.append(List.of(entry.get())));
        } catch (RuntimeException e) {
            log.error("An entry is missing in the ledger; repair the ledger and record it by hand.", e);
        }
    }

    private PendingEntries pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof PendingEntries pending) {
            return pending;
        }
        PendingEntries pending = new PendingEntries(ledger, this);
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }
}
