package dev.slipway.ledger;

/** A row as the database holds it; only the body counts, the rest must agree with it. */
@SuppressWarnings("ArrayRecordComponent") // rows are never compared
record EntryRow(long sequence, String leafHash, String key, String subject, byte[] body) {}
