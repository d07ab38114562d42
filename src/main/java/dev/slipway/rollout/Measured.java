package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Everything measured at one target since the application started. */
final class Measured {

    private final Map<String, FigureLog> versions = new ConcurrentHashMap<>();
    private final ShadowLog shadow;
    private final Clock clock;
    private final Duration kept;
    private final Instant began;

    Measured(Clock clock, Duration kept) {
        this.clock = clock;
        this.kept = kept;
        shadow = new ShadowLog(kept);
        began = clock.instant();
    }

    void answered(ReleasePackage version, Answer answer, Duration latency) {
        versions.computeIfAbsent(version.digest(), digest -> new FigureLog(kept))
                .record(clock.instant(), answer, latency);
    }

    void compared(Answer stable, Answer candidate) {
        if (!stable.isError() && !candidate.isError()) {
            shadow.record(clock.instant(), String.valueOf(stable.outcome()).equals(candidate.outcome()));
        }
    }

    /** What is neither is measured no more. */
    void retainOnly(StoredState state) {
        versions.keySet()
                .retainAll(state.running().stream().map(ReleasePackage::digest).toList());
    }

    RolloutFigures since(Instant since, StoredState state) {
        Instant from = (since.isBefore(began) ? began : since).truncatedTo(ChronoUnit.SECONDS);
        ShadowLog.Counts compared = shadow.since(from);
        return new RolloutFigures(
                from,
                clock.instant(),
                figures(state.stable(), from),
                figures(state.candidate(), from),
                compared.compared(),
                compared.different());
    }

    private @Nullable VersionFigures figures(@Nullable ReleasePackage version, Instant from) {
        FigureLog log = version == null ? null : versions.get(version.digest());
        return version == null || log == null ? null : log.since(from, version.version(), version.digest());
    }
}
