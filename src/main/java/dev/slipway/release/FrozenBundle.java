package dev.slipway.release;

import dev.slipway.evidence.EvidenceBundle;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The documents that counted, or still count, for a release.
 *
 * @param bundleId as it was authorised
 * @param listed the documents under it
 * @param liftedAt null while they count
 */
public record FrozenBundle(
        ReleaseId release,
        String bundleId,
        EvidenceBundle listed,
        Instant frozenAt,
        @Nullable Instant liftedAt) {

    /** True while the id is still the one of the list. */
    public boolean holds() {
        return listed.id().equals(bundleId);
    }
}
