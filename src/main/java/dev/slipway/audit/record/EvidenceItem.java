package dev.slipway.audit.record;

/**
 * A document of the version.
 *
 * @param name under which it is read
 * @param counts whether the release was decided on it
 */
public record EvidenceItem(
        String name, String type, int revision, String digest, String mediaType, long size, boolean counts) {}
