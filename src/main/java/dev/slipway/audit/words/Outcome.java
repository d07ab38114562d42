package dev.slipway.audit.words;

import java.util.Arrays;

/** How a release ended, by the word of the model, and in words for people. */
public enum Outcome {
    OPEN("open", "Still open"),
    SUCCESS("success", "Live"),
    ROLLED_BACK("rolledBack", "Rolled back"),
    KEPT("kept", "Kept, not rolled back"),
    REJECTED("rejected", "Rejected"),
    REFUSED("refused", "Refused"),
    WITHDRAWN("withdrawn", "Withdrawn"),
    ENDED("ended", "Ended before the rollout");

    private final String word;
    private final String title;

    Outcome(String word, String title) {
        this.word = word;
        this.title = title;
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** The word itself where a model said one that is not known here. */
    public static String titleOf(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word.equals(word))
                .map(Outcome::title)
                .findFirst()
                .orElse(word);
    }
}
