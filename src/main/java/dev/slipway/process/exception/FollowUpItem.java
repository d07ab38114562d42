package dev.slipway.process.exception;

import dev.slipway.release.Role;
import java.time.Instant;

/**
 * Something that an urgent release owes.
 *
 * @param title what has to be done or shown, in a sentence
 * @param owner the role that does it
 * @param due until when
 */
public record FollowUpItem(Kind kind, String title, Role owner, Instant due) {

    private static final int LONGEST_TITLE = 500;

    /** What was put off, or what was promised in its place. */
    public enum Kind {
        DEFERRED_CHECK("deferred check"),
        COMPENSATING_CONTROL("compensating control");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public FollowUpItem {
        if (title.isBlank() || title.length() > LONGEST_TITLE || !owner.takesTasks()) {
            throw new IllegalArgumentException("A follow-up needs a title of 1 to " + LONGEST_TITLE
                    + " characters and an owner who takes tasks; found '" + title + "' for " + owner.id() + ".");
        }
    }
}
