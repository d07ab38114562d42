package dev.slipway.notice;

import java.time.Clock;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes notices into the table beside everything else that the transaction writes. */
final class JdbcNotices implements Notices {

    private final Outbox outbox;
    private final Letter letter;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Runnable wake;

    /** @param wake called after each transaction that put something in */
    JdbcNotices(Outbox outbox, Letter letter, TransactionTemplate transaction, Clock clock, Runnable wake) {
        this.outbox = outbox;
        this.letter = letter;
        this.transaction = transaction;
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public void send(Notice notice) {
        transaction.executeWithoutResult(status -> {
            notice.recipients().forEach(recipient -> put(notice, recipient));
            wakeAfterwards();
        });
    }

    @Override
    public boolean holds(String key) {
        return outbox.holdsKey(key);
    }

    private void put(Notice notice, Recipient recipient) {
        Mail mail = Mail.of(notice, recipient, clock.instant());
        if (!outbox.holds(mail.id())) {
            outbox.put(mail, letter.write(mail, notice));
        }
    }

    private void wakeAfterwards() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        });
    }
}
