package dev.slipway.process.witness;

import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.NotStamped;
import dev.slipway.ledger.Stamping;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One authority that stamps when it is time; what is wrong is said once, until it stamps again. */
final class StampRound implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StampRound.class);

    private final Stamping stamping;
    private final Contradictions events;
    private boolean failing;

    StampRound(Stamping stamping, Contradictions events) {
        this.stamping = stamping;
        this.events = events;
    }

    Stamping stamping() {
        return stamping;
    }

    @Override
    public void run() {
        stamp(stamping::stampWhenDue);
    }

    void stampNow() {
        stamp(stamping::stamp);
    }

    private synchronized void stamp(Supplier<Optional<Duration>> stamp) {
        try {
            stamp.get().ifPresent(this::stamped);
        } catch (NotStamped e) {
            failed(e);
        } catch (LedgerUnavailable e) {
            LOG.debug("The ledger cannot be stamped now", e);
        }
    }

    private void stamped(Duration apart) {
        failing = false;
        LOG.info("The authority {} has stamped the ledger", stamping.authority().name());
        if (apart.compareTo(Stamping.CLOCK_DIFFERENCE) > 0) {
            events.report(
                    "ClocksDiffer",
                    stamping.authority().name(),
                    "The clock here and that of the authority "
                            + stamping.authority().name() + " are " + apart + " apart; set the one that is wrong.");
        }
    }

    private void failed(NotStamped e) {
        if (failing) {
            return;
        }
        failing = true;
        if (e.deceived()) {
            events.report("TimestampNotBelieved", stamping.authority().name(), e.getMessage());
        } else {
            LOG.warn("{}", e.getMessage());
        }
    }
}
