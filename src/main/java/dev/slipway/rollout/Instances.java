package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The running instances of one target, one a package; what is no longer wanted ends after its last answers. */
final class Instances {

    private final Map<String, Served> running = new ConcurrentHashMap<>();
    private final Set<Served> leaving = ConcurrentHashMap.newKeySet();
    private final Runtimes runtimes;
    private final ScheduledExecutorService clockwork;
    private final Duration lastAnswers;

    Instances(Runtimes runtimes, ScheduledExecutorService clockwork, Duration lastAnswers) {
        this.runtimes = runtimes;
        this.clockwork = clockwork;
        this.lastAnswers = lastAnswers;
    }

    @Nullable
    Served of(ReleasePackage releasePackage) {
        return running.get(releasePackage.digest());
    }

    /** The instance that runs the package, started if there is none. */
    Served ensure(ReleasePackage releasePackage) {
        return Objects.requireNonNull(
                running.computeIfAbsent(releasePackage.digest(), digest -> runtimes.start(releasePackage)));
    }

    /** Starts the package anew in place of an instance that failed, if that one still stands there. */
    void replace(ReleasePackage releasePackage, @Nullable Served failed) {
        if (of(releasePackage) == failed) {
            Served fresh = runtimes.start(releasePackage);
            running.put(releasePackage.digest(), fresh);
            if (failed != null) {
                failed.instance().close();
            }
        }
    }

    void retainOnly(List<ReleasePackage> wanted) {
        Set<String> digests = wanted.stream().map(ReleasePackage::digest).collect(Collectors.toSet());
        running.keySet().stream().filter(digest -> !digests.contains(digest)).forEach(this::dismiss);
    }

    void closeAll() {
        Stream.concat(running.values().stream(), leaving.stream())
                .forEach(served -> served.instance().close());
        running.clear();
        leaving.clear();
    }

    /** Requests that it is answering right now belong to people, so it goes only when they must have their answers. */
    private void dismiss(String digest) {
        Served served = running.remove(digest);
        if (served != null) {
            leaving.add(served);
            var unused = clockwork.schedule(() -> end(served), lastAnswers.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void end(Served served) {
        served.instance().close();
        leaving.remove(served);
    }
}
