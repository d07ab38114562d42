package dev.slipway.rollout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.slipway.release.ReleasePackage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a target is meant to serve, as kept on disk; a command makes a new one.
 *
 * @param generation counts the writes
 * @param order the order in place, null when none is
 * @param ended the order last taken out, so that its repetition is recognised
 */
record StoredState(
        long generation,
        Target target,
        @Nullable String order,
        @Nullable String ended,
        @Nullable ReleasePackage stable,
        @Nullable ReleasePackage candidate,
        @Nullable ReleasePackage previous,
        int candidatePercent,
        int shadowPercent,
        boolean paused) {

    static StoredState off(Target target) {
        return new StoredState(0, target, null, null, null, null, null, 0, 0, false);
    }

    StoredState installed(ReleasePackage first) {
        return new StoredState(generation + 1, target, null, null, first, null, null, 0, 0, false);
    }

    StoredState prepared(RolloutOrder by) {
        return new StoredState(generation + 1, target, by.key(), null, stable, by.candidate(), previous, 0, 0, false);
    }

    StoredState shadowed(int percent) {
        return new StoredState(
                generation + 1, target, order, ended, stable, candidate, previous, candidatePercent, percent, paused);
    }

    StoredState shifted(int percent) {
        return new StoredState(generation + 1, target, order, ended, stable, candidate, previous, percent, 0, paused);
    }

    StoredState paused(boolean now) {
        return new StoredState(
                generation + 1,
                target,
                order,
                ended,
                stable,
                candidate,
                previous,
                candidatePercent,
                shadowPercent,
                now);
    }

    StoredState promoted() {
        return new StoredState(generation + 1, target, order, null, candidate, null, stable, 0, 0, false);
    }

    StoredState aborted() {
        return new StoredState(generation + 1, target, null, order, stable, null, previous, 0, 0, false);
    }

    /** Where nobody is served a version is there at once, with what to come back to beside it. */
    StoredState staged(String by, @Nullable ReleasePackage serving, @Nullable ReleasePackage ready) {
        return new StoredState(generation + 1, target, by, null, serving, null, ready, 0, 0, false);
    }

    boolean isStaged(String by, @Nullable ReleasePackage serving, @Nullable ReleasePackage ready) {
        return by.equals(order)
                && equals(new StoredState(generation, target, by, null, serving, null, ready, 0, 0, false));
    }

    StoredState restored() {
        return new StoredState(generation + 1, target, null, order, previous, null, null, 0, 0, false);
    }

    /** The order in place ends with it and is not taken up again. */
    StoredState switchedOff() {
        return new StoredState(
                generation + 1, target, null, order == null ? ended : order, null, null, null, 0, 0, false);
    }

    @JsonIgnore
    boolean isOff() {
        return order == null && stable == null && candidate == null;
    }

    /** The order in place was promoted and can still be taken back. */
    @JsonIgnore
    boolean isPromoted() {
        return order != null && candidate == null;
    }

    @JsonIgnore
    boolean hasForeignCandidate(RolloutOrder by) {
        return candidate != null && !by.key().equals(order);
    }

    /** What has to run: what answers, what is rolled out, and after a promotion what to go back to. */
    List<ReleasePackage> running() {
        return Stream.of(stable, candidate, isPromoted() ? previous : null)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    /** What to go back to, null for off. */
    @Nullable
    ReleasePackage restoreTarget() {
        return isPromoted() ? previous : stable;
    }

    /** One line for the log. */
    String inWords() {
        String rest = target + " now serves " + (stable == null ? "nothing" : stable.version());
        return candidate == null
                ? rest
                : rest + "; candidate " + candidate.version() + " with " + candidatePercent + " % of the requests, "
                        + shadowPercent + " % in its shadow" + (paused ? ", paused" : "");
    }
}
