package dev.slipway.audit.controls;

import java.util.Arrays;
import java.util.Optional;

/** Which releases of a period are shown with a control, those with gaps first. */
enum Show {
    GAPS("gaps", "With a gap", ControlCase.Standing.GAP),
    EXPLAINED("explained", "With a reason for what is missing", ControlCase.Standing.EXPLAINED),
    COMPLETE("complete", "Complete", ControlCase.Standing.COMPLETE),
    RUNNING("running", "Under way", -1);

    private final String word;
    private final String title;
    private final int standing;

    Show(String word, String title, int standing) {
        this.word = word;
        this.title = title;
        this.standing = standing;
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    int standing() {
        return standing;
    }

    static Optional<Show> of(String word) {
        return Arrays.stream(values()).filter(show -> show.word.equals(word)).findFirst();
    }
}
