package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import java.time.Instant;
import java.util.Set;

/**
 * What the yeses of one round add up to: these bytes, in this window, until a certain hour.
 *
 * @param baseDigest package digest of the version that the approved diff was made against, or {@code none}
 * @param requiredRoles roles that had to say yes
 * @param expiresAt the first approval plus its validity (48 h unless policy shortens it)
 */
public record Authorization(
        String id,
        ReleaseId release,
        int round,
        String packageDigest,
        String configurationDigest,
        String bundleId,
        String baseDigest,
        Set<String> requiredRoles,
        Instant windowStart,
        Instant windowEnd,
        Instant firstApprovalAt,
        Instant expiresAt,
        boolean standingRollback,
        Instant issuedAt) {

    public Authorization {
        requiredRoles = Set.copyOf(requiredRoles);
    }

    public boolean validAt(Instant now) {
        return now.isBefore(expiresAt);
    }
}
