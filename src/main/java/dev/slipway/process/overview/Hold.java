package dev.slipway.process.overview;

import java.time.Instant;

/**
 * What keeps a release from going on.
 *
 * @param lifted who ends it, and how
 */
record Hold(String words, String lifted, Instant since) {}
