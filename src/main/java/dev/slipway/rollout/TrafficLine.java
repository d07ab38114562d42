package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One target: what it is meant to serve, the instances that do, and what they were measured at. */
final class TrafficLine {

    private final Upstream upstream;
    private final Instances instances;
    private final Measured measured;
    private final Executor shadows;
    private final Clock clock;
    private final Split canarySplit = new Split(1);
    private final Split shadowSplit = new Split(2);
    private volatile StoredState state;

    TrafficLine(
            StoredState state,
            Upstream upstream,
            Instances instances,
            Measured measured,
            Executor shadows,
            Clock clock) {
        this.state = state;
        this.upstream = upstream;
        this.instances = instances;
        this.measured = measured;
        this.shadows = shadows;
        this.clock = clock;
    }

    StoredState state() {
        return state;
    }

    Instances instances() {
        return instances;
    }

    /** Requests follow the new state from here on. */
    void follow(StoredState next) {
        state = next;
        instances.retainOnly(next.running());
        measured.retainOnly(next);
    }

    /** Answers one person's request; empty when the system is off, though its copy may reach a shadow. */
    Optional<Answer> answer(byte[] request) {
        StoredState now = state;
        boolean toCandidate = now.candidate() != null && canarySplit.falls(now.candidatePercent());
        ReleasePackage version = toCandidate ? now.candidate() : now.stable();
        Optional<Answer> answer = version == null ? Optional.empty() : Optional.of(ask(version, request));
        if (!toCandidate && now.candidate() != null && shadowSplit.falls(now.shadowPercent())) {
            copy(now.candidate(), request, answer);
        }
        return answer;
    }

    boolean answers(ReleasePackage version) {
        Served served = instances.of(version);
        return served != null && served.instance().alive() && upstream.healthy(served);
    }

    RolloutState observe() {
        StoredState now = state;
        return new RolloutState(
                now.target(),
                now.order(),
                now.stable(),
                now.candidate(),
                now.previous(),
                now.candidatePercent(),
                now.shadowPercent(),
                now.paused(),
                inTraffic(now).allMatch(this::answers),
                clock.instant());
    }

    RolloutFigures figures(Instant since) {
        return measured.since(since, state);
    }

    private Answer ask(ReleasePackage version, byte[] request) {
        long start = System.nanoTime();
        Served served = instances.of(version);
        Answer answer = served == null ? Answer.none() : upstream.predict(served, request);
        measured.answered(version, answer, Duration.ofNanos(System.nanoTime() - start));
        return answer;
    }

    /** Where nothing serves, the shadow answers alone: it is measured and there is nothing to compare it with. */
    private void copy(ReleasePackage candidate, byte[] request, Optional<Answer> stable) {
        try {
            shadows.execute(() -> {
                Answer answer = ask(candidate, request);
                stable.ifPresent(given -> measured.compared(given, answer));
            });
        } catch (RejectedExecutionException full) {
            // A shadow must never slow people down: a copy too many is dropped and not compared.
            return;
        }
    }

    private static Stream<ReleasePackage> inTraffic(StoredState now) {
        return Stream.concat(
                present(now.candidatePercent() < 100 ? now.stable() : null),
                present(now.candidatePercent() > 0 ? now.candidate() : null));
    }

    private static Stream<ReleasePackage> present(@Nullable ReleasePackage version) {
        return version == null ? Stream.empty() : Stream.of(version);
    }
}
