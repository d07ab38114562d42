package dev.slipway.audit;

import java.util.List;

/** Something that the overview of auditors asks whether it needs a look. */
public interface Attention {

    /** In the order in which they should be read; empty when nothing needs a look. Must answer at once. */
    List<Note> notes();

    /** What it looks at, to begin a sentence with. */
    default String title() {
        return "Something that belongs on this page";
    }

    /**
     * What needs a look.
     *
     * @param text one or two plain sentences
     * @param link page of ours where to look
     */
    record Note(String text, String link) {}
}
