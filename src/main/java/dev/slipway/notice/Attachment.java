package dev.slipway.notice;

import java.util.regex.Pattern;

/**
 * A text that travels with a mail.
 *
 * @param fileName such as {@code invitation.ics}
 * @param mediaType such as {@code text/calendar; method=REQUEST}, without a character set: it is always UTF-8
 */
public record Attachment(String fileName, String mediaType, String content) {

    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("text/[a-z.+-]{1,40}(; [a-z]{1,20}=[A-Za-z]{1,20})?");
    private static final int LARGEST = 200_000;

    public Attachment {
        require(FILE_NAME.matcher(fileName).matches(), "file name", fileName);
        require(MEDIA_TYPE.matcher(mediaType).matches(), "media type", mediaType);
        require(content.length() <= LARGEST, "length", content.length() + " characters, at most " + LARGEST);
    }

    /** What a mail program offers to enter into the calendar, and so belongs beside the text. */
    boolean isInvitation() {
        return mediaType.startsWith("text/calendar");
    }

    private static void require(boolean held, String field, String found) {
        if (!held) {
            throw new IllegalArgumentException(
                    "The " + field + " of a mail's attachment is not acceptable; found '" + found + "'.");
        }
    }
}
