package dev.slipway.release;

import org.jspecify.annotations.Nullable;

/**
 * One change as somebody asked for it.
 *
 * @param ticket what the change management calls it
 * @param system the AI system that it changes, null when it changes none
 */
public record ChangeRequest(
        String ticket, Answer answer, @Nullable String system, String requestedBy) {

    /** What the intake found. */
    public enum Answer {
        /** It changes an AI system: it goes out as a release. */
        AI_SYSTEM("ai-system"),
        /** It changes no AI system: it goes its own way. */
        NOT_AI("not-ai"),
        /** It will not be carried out. */
        REJECTED("rejected");

        private final String id;

        Answer(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** How a ticket stands for a release of a system. */
    public enum Standing {
        RECORDED,
        UNKNOWN,
        NOT_AI,
        REJECTED,
        OTHER_SYSTEM
    }
}
