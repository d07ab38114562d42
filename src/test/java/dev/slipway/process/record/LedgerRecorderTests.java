package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.IdempotencyConflict;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@RecordingEngine
class LedgerRecorderTests {

    @Autowired
    LedgerRecorder recorder;

    @Autowired
    Ledger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void outsideOfATransactionAnEntryIsRecordedAtOnce() {
        recorder.record(entry("a"));

        assertThat(recorded()).containsExactly("a");
    }

    @Test
    void anEntryIsRecordedAtTheEndOfItsTransactionInOrder() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
            recorder.record(entry("a"));
            recorder.record(entry("b"));
            assertThat(recorded()).isEmpty();
        });

        assertThat(recorded()).containsExactly("a", "b");
    }

    @Test
    void aTransactionInsideOfAnotherRecordsItsOwn() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
            recorder.record(entry("outer"));
            transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW, true, () -> recorder.record(entry("inner")));
            assertThat(recorded()).containsExactly("inner");
            recorder.record(entry("outer again"));
        });

        assertThat(recorded()).containsExactly("inner", "outer", "outer again");
    }

    @Test
    void whatIsRolledBackIsNotRecorded() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
            recorder.record(entry("outer"));
            transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW, false, () -> recorder.record(entry("inner")));
            transaction(TransactionDefinition.PROPAGATION_NESTED, false, () -> recorder.record(entry("nested")));
        });
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, false, () -> {
            recorder.record(entry("lost"));
            transaction(TransactionDefinition.PROPAGATION_REQUIRES_NEW, true, () -> recorder.record(entry("kept")));
        });

        assertThat(recorded()).containsExactly("outer", "kept");
    }

    @Test
    void anEntryThatArrivesDuringTheCommitIsStillRecorded() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
            recorder.record(entry("a"));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    recorder.record(entry("late"));
                }
            });
        });

        assertThat(recorded()).containsExactly("a", "late");
    }

    @Test
    void whatIsRecordedApartComesAfterTheCommitOrNotAtAll() {
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
            recorder.recordApart(() -> entry("apart"));
            recorder.record(entry("a"));
        });
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, false, () -> recorder.recordApart(() -> entry("lost")));

        assertThat(recorded()).containsExactly("a", "apart");
    }

    @Test
    void aConflictTakesTheTransactionBack() {
        recorder.record(entry("a"));

        assertThatThrownBy(() -> transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> {
                    recorder.record(entry("b"));
                    recorder.record(conflicting());
                }))
                .isInstanceOf(IdempotencyConflict.class);
        assertThat(recorded()).containsExactly("a");
        assertThatConflictIsRecorded(1);
    }

    /** 40: the same key with another body. */
    @Test
    void aConflictOutsideOfATransactionIsASecurityEventAsWell() {
        recorder.record(entry("a"));

        assertThatThrownBy(() -> recorder.record(conflicting())).isInstanceOf(IdempotencyConflict.class);
        assertThatThrownBy(() -> recorder.recordNow(conflicting())).isInstanceOf(IdempotencyConflict.class);
        assertThat(recorded()).containsExactly("a");
        assertThatConflictIsRecorded(2);
    }

    private void assertThatConflictIsRecorded(int times) {
        assertThat(ledger.entries(subject + "other"))
                .hasSize(times)
                .extracting(Entry::content)
                .allSatisfy(event -> {
                    assertThat(event.type()).isEqualTo("IdempotencyKeyReused");
                    assertThat(event.payload())
                            .containsEntry("security", true)
                            .containsEntry("key", subject + "a")
                            .containsEntry("refusedType", "Tried")
                            .containsKey("refusedContent");
                });
    }

    private NewEntry conflicting() {
        return NewEntry.of("Tried", subject + "other", Actor.service("test"), Map.of(), subject + "a");
    }

    @Test
    void theSameEventIsRecordedOnce() {
        recorder.record(entry("a"));
        transaction(TransactionDefinition.PROPAGATION_REQUIRED, true, () -> recorder.record(entry("a")));

        assertThat(recorded()).containsExactly("a");
    }

    private void transaction(int propagation, boolean commit, Runnable work) {
        new TransactionTemplate(transactions, new DefaultTransactionDefinition(propagation))
                .executeWithoutResult(status -> {
                    work.run();
                    if (!commit) {
                        status.setRollbackOnly();
                    }
                });
    }

    private NewEntry entry(String name) {
        return NewEntry.of("Tried", subject, Actor.service("test"), Map.of("name", name), subject + name);
    }

    private List<Object> recorded() {
        return ledger.entries(subject).stream()
                .map(Entry::content)
                .map(entry -> entry.payload().get("name"))
                .toList();
    }
}
