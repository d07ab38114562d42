package dev.slipway.audit.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that did not go as the procedure has it, or that somebody should look at.
 *
 * @param what in a sentence
 * @param sequence the entry that says so; null for what is missing
 * @param closing how it was closed; null while it is open, and for what only has to be known
 */
public record Deviation(
        Kind kind,
        String what,
        @Nullable Instant at,
        @Nullable Long sequence,
        State state,
        @Nullable Closing closing) {

    /** What only has to be known. */
    Deviation(Kind kind, String what, @Nullable Instant at, @Nullable Long sequence) {
        this(kind, what, at, sequence, State.NOTED, null);
    }

    /** Whether something still has to happen; open ones are shown first. */
    public enum State {
        OPEN("Open"),
        NOTED("To be known"),
        CLOSED("Closed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** What sort of deviation, gravest first. */
    public enum Kind {
        SECURITY("Security"),
        SIGNATURE("Signature"),
        ROLLBACK("Rolled back"),
        BLOCK("Blocked"),
        HELD("Held"),
        GATE("Gate said no"),
        HAND_WORK("Work by hand differs"),
        EXCEPTION("Exception"),
        GAP("Gap"),
        REFUSAL("Approval refused or taken back"),
        CONDITION("Condition"),
        FAILURE("Failed step"),
        LATE("Late"),
        REFUSED_COMMAND("Refused attempt"),
        MISSING("Not on record");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
