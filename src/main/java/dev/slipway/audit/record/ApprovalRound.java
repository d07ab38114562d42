package dev.slipway.audit.record;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One round in which a release was approved, or was not.
 *
 * @param roles titles of those who had to answer
 * @param missing titles of those who have not answered
 * @param authorization what the yeses added up to; null where they did not
 */
public record ApprovalRound(
        int round,
        @Nullable Instant openedAt,
        List<String> roles,
        List<Answer> answers,
        List<String> missing,
        @Nullable Authorization authorization,
        List<Fate> conditions) {

    /**
     * One answer.
     *
     * @param revoked why and when it was taken back; null when it stands
     */
    public record Answer(
            long sequence,
            Instant at,
            Who who,
            boolean approved,
            String comment,
            String conditions,
            boolean standingRollback,
            @Nullable String revoked,
            Signature signature) {}

    /** What the release was allowed by, and until when. */
    public record Authorization(
            String id,
            long sequence,
            Instant issuedAt,
            Instant expiresAt,
            Instant windowStart,
            Instant windowEnd,
            boolean standingRollback,
            Signature signature) {}

    /**
     * What became of a condition.
     *
     * @param met by whom and when; null while it is open
     */
    public record Fate(
            int number,
            String text,
            String owner,
            String due,
            String setBy,
            @Nullable Who met,
            @Nullable Instant at,
            String findings,
            String evidence,
            @Nullable Long sequence) {}

    /**
     * A signature, checked anew whenever it is read.
     *
     * @param way in words: with a key of one's own, or by the service for somebody who had just logged in
     * @param problem why it does not hold; null when it does
     * @param signed digests of what was signed, by name
     * @param envelope digest of the signed statement; null when there is none
     */
    public record Signature(
            Status status,
            String way,
            @Nullable String key,
            @Nullable String problem,
            List<Labelled> signed,
            @Nullable String envelope) {

        public boolean valid() {
            return status == Status.VALID;
        }
    }

    /** What the check of a signature came to. */
    public enum Status {
        VALID("Valid"),
        /** It verifies, and its key was given up since. */
        KEY_REVOKED("Valid; its key was revoked later"),
        INVALID("Does not verify"),
        MISSING("Missing");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
