package dev.slipway.evidence;

/**
 * Bulky material that documents refer to by its digest, such as a report.
 *
 * @param digest {@code sha256:} and 64 lower-case hex digits over its bytes
 * @param size bytes
 * @param added false when it was there already
 */
public record Attachment(String digest, long size, boolean added) {}
