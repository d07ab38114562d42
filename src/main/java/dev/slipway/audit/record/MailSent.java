package dev.slipway.audit.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice that went out, or did not.
 *
 * @param about what it told, in words
 * @param givenUp why it could not be delivered; null when it was
 */
public record MailSent(
        long sequence,
        Instant at,
        String about,
        String recipient,
        String way,
        long attempts,
        @Nullable String givenUp) {}
