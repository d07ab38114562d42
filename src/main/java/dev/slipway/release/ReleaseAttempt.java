package dev.slipway.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt as it is kept.
 *
 * @param requester id of the person who asked for it
 * @param outcome how it ended, or null while it is open
 */
public record ReleaseAttempt(
        ReleaseId release,
        String requester,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable String outcome) {

    public boolean isOpen() {
        return endedAt == null;
    }
}
