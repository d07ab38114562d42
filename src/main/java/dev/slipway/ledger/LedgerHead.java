package dev.slipway.ledger;

/**
 * Where the ledger ends, all hashes in lower-case hex.
 *
 * @param size number of entries
 * @param lastLeaf leaf hash of the last entry, or zeros
 * @param frontier roots of the perfect subtrees, largest first
 * @param root RFC 6962 root of all entries
 */
public record LedgerHead(long size, String lastLeaf, String frontier, String root) {}
