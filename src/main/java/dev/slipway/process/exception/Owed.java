package dev.slipway.process.exception;

import dev.slipway.release.ReleaseId;

/** An item that nobody has settled yet, and the release that owes it. */
public record Owed(ReleaseId release, FollowUpItem item) {}
