package dev.slipway.audit.releases;

/** In which part a person answered for a release. */
enum Part {
    REQUESTER,
    APPROVER,
    REFUSER,
    REVOKER
}
