package dev.slipway.process.witness;

import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Cosigning;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.NotCosigned;
import dev.slipway.ledger.NotCosigned.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One witness and what it said last; what is wrong is said once, until it is something else. */
final class Watching implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Watching.class);

    private final Cosigning cosigning;
    private final boolean required;
    private final Continuity continuity;
    private final Contradictions events;
    private final Clock clock;
    private volatile @Nullable Reason failing;
    private volatile double lag;

    Watching(Cosigning cosigning, boolean required, Continuity continuity, Contradictions events, Clock clock) {
        this.cosigning = cosigning;
        this.required = required;
        this.continuity = continuity;
        this.events = events;
        this.clock = clock;
    }

    boolean required() {
        return required;
    }

    Cosigning cosigning() {
        return cosigning;
    }

    String name() {
        return cosigning.witness().name();
    }

    /** For how many seconds the first entry waits that it has not cosigned. */
    double lag() {
        return lag;
    }

    boolean disagrees() {
        return failing == Reason.DISAGREES;
    }

    /** Whether it has cosigned all but what is younger than that. */
    boolean follows(Duration patience) {
        return !disagrees() && waiting().compareTo(patience) <= 0;
    }

    /** Has it cosign what is new; one that disagreed is asked until it agrees. */
    @Override
    public void run() {
        try {
            if (disagrees()) {
                cosigning.cosignAgain();
            } else {
                cosigning.cosign();
            }
            agreed();
        } catch (NotCosigned e) {
            failed(e);
        } catch (LedgerUnavailable e) {
            LOG.debug("The ledger cannot be shown to {} now", name(), e);
        }
        lag = lagNow();
    }

    private void agreed() {
        if (failing != null) {
            LOG.info("The witness {} cosigns again", name());
            failing = null;
        }
    }

    private void failed(NotCosigned e) {
        if (e.reason() == failing) {
            return;
        }
        failing = e.reason();
        switch (e.reason()) {
            case UNREACHABLE, REFUSED -> LOG.warn("{}", e.getMessage());
            case UNUSABLE -> events.report("WitnessNotBelieved", name(), e.getMessage());
            case DISAGREES -> disagreed(e);
        }
    }

    /** Nothing more is put into a ledger that a required witness disowns, not even this. */
    private void disagreed(NotCosigned e) {
        if (required) {
            continuity.objects(cosigning.keeper(), e.getMessage());
        }
        events.report("WitnessDisagrees", name(), e.getMessage());
    }

    private double lagNow() {
        try {
            return waiting().toMillis() / 1000.0;
        } catch (LedgerUnavailable unknown) {
            return lag;
        }
    }

    private Duration waiting() {
        Optional<Instant> since = cosigning.waitingSince();
        return since.map(then -> Duration.between(then, clock.instant())).orElse(Duration.ZERO);
    }
}
