package dev.slipway.approval;

import java.time.Instant;

/** A yes that whoever gave it takes back. */
public record Revocation(String role, String person, String reason, Instant revokedAt) {}
