package dev.slipway.process.mirror;

import dev.slipway.ledger.Checkpoints;
import dev.slipway.ledger.Mirror;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** All mirrors of the ledger, each kept up to date by itself: a slow one holds up neither the others nor an append. */
public class Mirrors implements SmartLifecycle {

    private static final long PATIENCE_SECONDS = 5;

    private final List<MirrorWork> works;
    private final Checkpoints checkpoints;
    private final Duration interval;
    private @Nullable ScheduledExecutorService threads;

    Mirrors(List<MirrorWork> works, Checkpoints checkpoints, Duration interval) {
        this.works = List.copyOf(works);
        this.checkpoints = checkpoints;
        this.interval = interval;
    }

    public List<Mirror> all() {
        return works.stream().map(MirrorWork::mirror).toList();
    }

    /** How far those are on which releases depend. */
    public List<Mirror.State> required() {
        return works.stream()
                .filter(MirrorWork::required)
                .map(work -> work.mirror().state())
                .toList();
    }

    /**
     * Sees to it that every required mirror has that entry below a signed checkpoint.
     *
     * @throws MirrorBehind when one has not, and may have it later
     */
    public void requireCopied(long sequence) {
        if (works.stream().noneMatch(MirrorWork::required)) {
            return;
        }
        checkpoints.sign();
        works.stream().filter(MirrorWork::required).forEach(MirrorWork::catchUp);
        required().forEach(state -> requireCopied(state, sequence));
    }

    private static void requireCopied(Mirror.State state, long sequence) {
        if (state.disagreement() != null) {
            throw new MirrorBehind(
                    state,
                    "it disagrees with the ledger (" + state.disagreement()
                            + "); find out which of both was changed, then name another mirror in its place");
        }
        if (!state.proof().proven()) {
            throw new MirrorBehind(
                    state, "it is not known to be write-once (" + state.proof().reason() + ")");
        }
        if (state.size() <= sequence) {
            throw new MirrorBehind(
                    state,
                    "it has " + state.size() + " entries and needs " + (sequence + 1) + "; see that it can be reached");
        }
    }

    @Override
    public synchronized void start() {
        if (threads != null || works.isEmpty()) {
            return;
        }
        ScheduledExecutorService started = Executors.newScheduledThreadPool(works.size(), work -> {
            Thread thread = new Thread(work, "ledger-mirror");
            thread.setDaemon(true);
            return thread;
        });
        works.forEach(
                work -> started.scheduleWithFixedDelay(work::catchUp, 0, interval.toMillis(), TimeUnit.MILLISECONDS));
        works.forEach(work -> started.scheduleWithFixedDelay(work::keep, 1, 24, TimeUnit.HOURS));
        threads = started;
    }

    @Override
    public synchronized void stop() {
        if (threads != null) {
            threads.shutdownNow();
            try {
                threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            threads = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return threads != null;
    }
}
