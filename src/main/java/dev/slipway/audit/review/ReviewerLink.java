package dev.slipway.audit.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link that was made for somebody from outside.
 *
 * @param reviewer for whom, in the words of whoever made it
 * @param releases slugs of the releases that it shows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewerLink(
        String id,
        String reviewer,
        String reason,
        List<String> releases,
        String madeBy,
        Instant madeAt,
        Instant endsAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    ReviewerLink of(List<String> chosen) {
        return new ReviewerLink(id, reviewer, reason, chosen, madeBy, madeAt, endsAt, revokedBy, revokedAt);
    }

    /** Whether it opens the records at this moment. */
    boolean opensAt(Instant now) {
        return revokedAt == null && now.isBefore(endsAt);
    }
}
