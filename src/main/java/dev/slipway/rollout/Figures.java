package dev.slipway.rollout;

import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.PackedHistogram;

/** Counts of the answers in one span of time; safe for many threads. */
final class Figures {

    private static final int BINS = 10;
    /** Two digits keep every latency within 1 %. */
    private static final int DIGITS = 2;

    private final Histogram latencies = new PackedHistogram(DIGITS);
    private final Map<String, Long> outcomes = new HashMap<>();
    private final long[] scores = new long[BINS];
    private long answers;
    private long errors;

    synchronized void add(Answer answer, Duration latency) {
        answers++;
        latencies.recordValue(TimeUnit.NANOSECONDS.toMicros(latency.toNanos()));
        if (answer.outcome() == null) {
            errors++;
        } else {
            outcomes.merge(answer.outcome(), 1L, Long::sum);
            scores[Math.min(BINS - 1, (int) (answer.score() * BINS))]++;
        }
    }

    /** The sum belongs to one thread, so two locks are never waited for crosswise. */
    synchronized void addTo(Figures sum) {
        sum.answers += answers;
        sum.errors += errors;
        sum.latencies.add(latencies);
        outcomes.forEach((outcome, count) -> sum.outcomes.merge(outcome, count, Long::sum));
        for (int bin = 0; bin < BINS; bin++) {
            sum.scores[bin] += scores[bin];
        }
    }

    synchronized boolean isEmpty() {
        return answers == 0;
    }

    synchronized VersionFigures of(String version, String digest) {
        return new VersionFigures(
                version,
                digest,
                answers,
                errors,
                milliseconds(50),
                milliseconds(95),
                milliseconds(99),
                scores.clone(),
                Map.copyOf(outcomes));
    }

    private double milliseconds(double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1000.0;
    }
}
