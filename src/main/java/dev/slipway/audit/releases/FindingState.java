package dev.slipway.audit.releases;

/** Whether something still has to happen; what only had to be known is noted. */
enum FindingState {
    OPEN,
    CLOSED,
    NOTED
}
