package dev.slipway.process;

import dev.slipway.release.ReleaseId;

/** A step may not be taken while the release is held; it is tried again once the hold is gone. */
public class ReleaseHeld extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String MARK = " does not go on: ";

    ReleaseHeld(ReleaseId release, String why) {
        super("Release " + release + MARK + why + ". The step is tried again when that is over.");
    }

    /** Whether a failed job says that it failed for this reason. */
    public static boolean isReasonOf(String jobMessage) {
        return jobMessage.contains(MARK);
    }
}
