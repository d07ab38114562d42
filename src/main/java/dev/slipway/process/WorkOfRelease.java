package dev.slipway.process;

import dev.slipway.release.ReleaseId;

/** Work beside the line that has no reason to go on once its release has ended; every bean of this type is told. */
public interface WorkOfRelease {

    /** Ends what is under way, in the transaction in which the release ends. */
    void endWith(ReleaseId release);
}
