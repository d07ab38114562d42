package dev.slipway.approval;

import java.time.Instant;

/** The governance lead confirms that somebody who gained a role after the request counts in a release. */
public record LateAssignment(String person, String role, String reason, String confirmedBy, Instant confirmedAt) {}
