package dev.slipway.worm;

/**
 * One version of what stands under a key; nobody changes its bytes.
 *
 * @param key with the prefix of the place
 * @param size bytes
 */
record StoredVersion(String key, String id, long size) {}
