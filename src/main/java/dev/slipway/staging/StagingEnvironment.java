package dev.slipway.staging;

import dev.slipway.release.ReleaseId;

/**
 * The last validation before production. Every call is idempotent under {@link StagingOrder#key()}: repeated, it reads
 * the state first and starts nothing twice; what it returns was observed.
 */
public interface StagingEnvironment {

    /** Puts exactly the packaged version into staging and says what was observed there. */
    StagingDeployment deploy(StagingOrder order);

    /** Starts the suite unless it ran or runs already, and returns its present state. */
    StagingRun validate(StagingOrder order);

    /** Takes the version out of staging again. */
    void remove(StagingOrder order);

    /** Takes whatever is in staging for any run of this release out again; nothing there is fine. */
    void clear(ReleaseId release);
}
