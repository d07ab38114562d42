package dev.slipway.process.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that has a date.
 *
 * @param subject the release or system that it is about
 * @param who the roles that it waits for, or empty
 * @param link where it is done
 */
record DueItem(
        String what,
        String subject,
        String who,
        Instant at,
        @Nullable String link) {}
