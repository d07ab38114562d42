package dev.slipway.audit.controls;

/** How the last visit of a task ended; what was once done stays done, unless its verdict becomes a no. */
enum TaskState {
    DONE,
    FAILED,
    BROKEN_OFF
}
