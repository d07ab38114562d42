package dev.slipway.notice;

import java.util.List;

/**
 * Something to tell people.
 *
 * @param key idempotency key: the same key to the same address is one mail, however often it is asked for
 * @param about what it is about, such as the slug of a release; its delivery is recorded there
 * @param subject one line; whatever would break the line is taken out
 * @param text plain text
 */
public record Notice(
        String key,
        String about,
        List<Recipient> recipients,
        String subject,
        String text,
        List<Attachment> attachments) {

    private static final int LONGEST_KEY = 300;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_TEXT = 20_000;

    public Notice {
        require("key", key);
        require("about", about);
        recipients = List.copyOf(recipients);
        subject = OneLine.of(subject, LONGEST_SUBJECT);
        text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "\n…";
        attachments = List.copyOf(attachments);
    }

    public Notice(String key, String about, List<Recipient> recipients, String subject, String text) {
        this(key, about, recipients, subject, text, List.of());
    }

    private static void require(String field, String value) {
        if (value.isBlank() || value.length() > LONGEST_KEY || !value.equals(OneLine.of(value, LONGEST_KEY))) {
            throw new IllegalArgumentException("A notice's " + field + " must be one line of 1 to " + LONGEST_KEY
                    + " characters; found '" + value + "'.");
        }
    }
}
