package dev.slipway.audit.mining;

/** What one value of a thing was from an entry on. */
record Value(String id, long sequence, String name, String said, String at) {}
