package dev.slipway.staging;

/** The suite cannot go on; the message says why and what to do. */
final class SuiteStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final StagingRun.Status status;

    private SuiteStopped(StagingRun.Status status, String message) {
        super(message);
        this.status = status;
    }

    static SuiteStopped unreachable(String message) {
        return new SuiteStopped(StagingRun.Status.UNREACHABLE, message);
    }

    static SuiteStopped inconclusive(String message) {
        return new SuiteStopped(StagingRun.Status.INCONCLUSIVE, message);
    }

    StagingRun.Status status() {
        return status;
    }
}
