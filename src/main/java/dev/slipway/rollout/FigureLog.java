package dev.slipway.rollout;

import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What one version answered, second by second, for a bounded time. */
final class FigureLog {

    private final ConcurrentSkipListMap<Long, Figures> seconds = new ConcurrentSkipListMap<>();
    private final Duration kept;

    FigureLog(Duration kept) {
        this.kept = kept;
    }

    void record(Instant at, Answer answer, Duration latency) {
        seconds.computeIfAbsent(at.getEpochSecond(), second -> open(at)).add(answer, latency);
    }

    /** Merges the seconds from this one on; null when nothing was answered in them. */
    @Nullable
    VersionFigures since(Instant since, String version, String digest) {
        Figures merged = new Figures();
        seconds.tailMap(since.getEpochSecond()).values().forEach(second -> second.addTo(merged));
        return merged.isEmpty() ? null : merged.of(version, digest);
    }

    private Figures open(Instant at) {
        seconds.headMap(at.minus(kept).getEpochSecond()).clear();
        return new Figures();
    }
}
