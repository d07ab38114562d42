package dev.slipway.process.history;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of text in one style.
 *
 * @param link an address of this server or a secure one; null for plain text
 */
public record TextRun(
        String text, boolean strong, boolean code, @Nullable String link) {

    static TextRun plain(String text) {
        return new TextRun(text, false, false, null);
    }
}
