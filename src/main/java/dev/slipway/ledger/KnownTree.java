package dev.slipway.ledger;

/**
 * The ledger as somebody knew it once: it must still begin like that.
 *
 * @param holder who says so
 * @param size number of entries
 * @param root RFC 6962 root of these, lower-case hex
 */
public record KnownTree(String holder, long size, String root) {}
