package dev.slipway.audit.record;

import java.time.Instant;

/**
 * One entry as it is stored.
 *
 * @param leafHash what stands for it in the tree of the ledger (RFC 6962)
 * @param text the stored bytes, which alone are hashed; people stand in them under their pseudonyms
 */
public record LedgerLine(long sequence, Instant at, String type, String leafHash, String text) {}
