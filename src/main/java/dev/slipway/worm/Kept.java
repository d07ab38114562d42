package dev.slipway.worm;

/**
 * What stands first under a name, and so counts.
 *
 * @param id of the version that it is; whoever read it once has read it for good
 * @param size bytes
 */
public record Kept(String name, String id, long size) {}
