package dev.slipway.approval;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may answer in the place of a holder of a role, for a time.
 *
 * @param role id of the role
 * @param endedAt when it was taken back before its time; null while it was not
 */
public record Delegation(
        String id,
        String role,
        String holder,
        String delegate,
        Instant starts,
        Instant ends,
        String reason,
        @Nullable Instant endedAt) {

    /** After which somebody has to think about it again. */
    public static final Duration LONGEST = Duration.ofDays(90);

    /** @throws IllegalArgumentException in words for people */
    public Delegation {
        if (holder.equals(delegate)) {
            throw new IllegalArgumentException(
                    "'delegate' must be another person than 'holder', found " + delegate + " for both.");
        }
        TimeSpan.require(starts, ends, LONGEST);
    }

    public boolean standsAt(Instant now) {
        return endedAt == null && TimeSpan.contains(starts, ends, now);
    }

    /** Not over: it stands, or will. */
    public boolean isAhead(Instant now) {
        return endedAt == null && now.isBefore(ends);
    }

    /** True for another entry of the same people and role at a time of this one. */
    public boolean overlaps(Delegation other) {
        return endedAt == null
                && other.endedAt == null
                && role.equals(other.role)
                && holder.equals(other.holder)
                && delegate.equals(other.delegate)
                && starts.isBefore(other.ends)
                && other.starts.isBefore(ends);
    }
}
