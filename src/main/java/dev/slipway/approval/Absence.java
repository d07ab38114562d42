package dev.slipway.approval;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person is away for a time, so that delegates may answer at once.
 *
 * @param endedAt when the person was back before the time; null while that was not so
 */
public record Absence(
        String id,
        String person,
        Instant starts,
        Instant ends,
        String reason,
        @Nullable Instant endedAt) {

    /** Whoever is away longer should hold no role. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** @throws IllegalArgumentException in words for people */
    public Absence {
        TimeSpan.require(starts, ends, LONGEST);
    }

    public boolean standsAt(Instant now) {
        return endedAt == null && TimeSpan.contains(starts, ends, now);
    }

    /** Not over: it stands, or will. */
    public boolean isAhead(Instant now) {
        return endedAt == null && now.isBefore(ends);
    }

    /** True for another absence of the same person at a time of this one. */
    public boolean overlaps(Absence other) {
        return endedAt == null
                && other.endedAt == null
                && person.equals(other.person)
                && starts.isBefore(other.ends)
                && other.starts.isBefore(ends);
    }
}
