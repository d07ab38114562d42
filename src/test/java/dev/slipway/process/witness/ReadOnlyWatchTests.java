package dev.slipway.process.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.Anchor;
import dev.slipway.ledger.AnchorUnreachable;
import dev.slipway.ledger.Continuity;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The engine's jobs rest while nothing can be recorded, and only those that rested for it are started again. */
class ReadOnlyWatchTests {

    private final AtomicBoolean reachable = new AtomicBoolean();
    private final Continuity continuity =
            new Continuity(new DriverManagerDataSource(), () -> List.of(new Distant()), List::of);
    private final DefaultJobExecutor jobs = new DefaultJobExecutor();
    private final ReadOnlyWatch watch = new ReadOnlyWatch(continuity, () -> jobs);

    @AfterEach
    void stop() {
        watch.destroy();
        jobs.shutdown();
    }

    @Test
    void jobsRestWhileTheLedgerIsReadOnly() {
        jobs.start();
        continuity.ask();
        watch.look();
        assertThat(jobs.isActive()).isFalse();
        watch.look();
        assertThat(jobs.isActive()).isFalse();

        reachable.set(true);
        continuity.ask();
        watch.look();
        assertThat(jobs.isActive()).isTrue();
    }

    @Test
    void jobsThatSomebodyElseStoppedStayStopped() {
        continuity.ask();
        watch.look();
        reachable.set(true);
        continuity.ask();
        watch.look();
        assertThat(jobs.isActive()).isFalse();
    }

    /** Keeps nothing, and cannot always be asked. */
    private final class Distant implements Anchor {

        @Override
        public String keeper() {
            return "somebody far away";
        }

        @Override
        public Optional<SignedNote> newest() {
            if (!reachable.get()) {
                throw new AnchorUnreachable(keeper(), new IOException("no route"));
            }
            return Optional.empty();
        }
    }
}
