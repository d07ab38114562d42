package dev.slipway.audit;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.evidence.EvidenceUnreachable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Whether the store of evidence answers, asked once at a time and waited for no longer than a reader would. */
@Component
class EvidenceStanding implements Attention, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long IDLE_SECONDS = 10;
    /** A name that no system bears for long; where it does, its versions are as good an answer. */
    private static final String ANY = "slipway";

    private final EvidenceStore store;
    private final Duration patience;
    private final ExecutorService asking = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), EvidenceStanding::thread);

    @Autowired
    EvidenceStanding(EvidenceStore store) {
        this(store, PATIENCE);
    }

    EvidenceStanding(EvidenceStore store, Duration patience) {
        this.store = store;
        this.patience = patience;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "evidence-standing");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String title() {
        return "The store of evidence";
    }

    @Override
    public List<Note> notes() {
        try {
            Future<?> answer = asking.submit(() -> store.versions(ANY));
            answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return List.of();
        } catch (RejectedExecutionException | TimeoutException late) {
            return away("It does not answer within " + patience.toSeconds() + " seconds.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof EvidenceUnreachable unreachable) {
                return away(String.valueOf(unreachable.getMessage()));
            }
            throw new IllegalStateException("The store of evidence failed otherwise than by being away.", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return away("The question was broken off.");
        }
    }

    private static List<Note> away(String found) {
        return List.of(new Note(
                "The store of evidence cannot be reached, so that records of releases cannot show their documents. "
                        + found
                        + " See that the store runs and that this server may reach it; nothing is lost by waiting.",
                "/audit/releases"));
    }

    @Override
    public void destroy() {
        asking.shutdownNow();
    }
}
