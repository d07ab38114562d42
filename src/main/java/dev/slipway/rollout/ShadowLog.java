package dev.slipway.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListMap;

/** How often a shadow's outcome was the stable version's, second by second, for a bounded time. */
final class ShadowLog {

    private final ConcurrentSkipListMap<Long, Counts> seconds = new ConcurrentSkipListMap<>();
    private final Duration kept;

    ShadowLog(Duration kept) {
        this.kept = kept;
    }

    void record(Instant at, boolean same) {
        seconds.headMap(at.minus(kept).getEpochSecond()).clear();
        seconds.merge(at.getEpochSecond(), new Counts(1, same ? 0 : 1), Counts::plus);
    }

    Counts since(Instant from) {
        return seconds.tailMap(from.getEpochSecond()).values().stream().reduce(new Counts(0, 0), Counts::plus);
    }

    /** Answers compared, and those of them with another outcome. */
    record Counts(long compared, long different) {

        Counts plus(Counts other) {
            return new Counts(compared + other.compared, different + other.different);
        }
    }
}
