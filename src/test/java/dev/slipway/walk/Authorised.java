package dev.slipway.walk;

import dev.slipway.approval.Authorization;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** An authorization of the first round, for releases that begin behind it. */
final class Authorised {

    private Authorised() {}

    static Authorization now(ReleaseId release, ReleaseCandidate candidate) {
        Instant now = Instant.now();
        return new Authorization(
                release.slug() + "~round-1",
                release,
                1,
                candidate.releasePackage().digest(),
                candidate.releasePackage().configurationDigest(),
                candidate.bundleId(),
                "none",
                Set.of("system-owner"),
                now,
                now.plus(Duration.ofHours(8)),
                now,
                now.plus(Duration.ofHours(48)),
                true,
                now);
    }
}
