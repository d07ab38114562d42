package dev.slipway.worm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The questions that a store which keeps every version answers; whatever it does not answer is {@link WormUnavailable}. */
interface Versions {

    /** Stores keep whole seconds, and whoever was faster may have another clock. */
    Duration TOLERANCE = Duration.ofDays(1);

    /** Every version of the key, the oldest first. */
    List<StoredVersion> of(String key);

    /** Every version of every key that begins so, at least of those behind {@code after}; also what somebody hid. */
    List<StoredVersion> list(String prefix, String after);

    /** Writes and locks; false, and nothing is done, when somebody else wrote or is writing there. */
    boolean create(String key, Content content, Instant until);

    byte[] read(StoredVersion version);

    /** What the lock of the version lacks to hold until then, in words; one that can still be closed is closed first. */
    Optional<String> lacking(StoredVersion version, Instant until);

    /** Never shortens. */
    void extend(StoredVersion version, Instant until);
}
