package dev.slipway.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;

/** A notice for one recipient. */
record Mail(String id, String key, String about, Recipient recipient, Instant createdAt) {

    static Mail of(Notice notice, Recipient recipient, Instant now) {
        return new Mail(id(notice.key(), recipient), notice.key(), notice.about(), recipient, now);
    }

    /** The same for the same key and address, so that a mail sent again after a crash shows as the one before. */
    private static String id(String key, Recipient recipient) {
        String whole = key + "\n" + recipient.address().toLowerCase(Locale.ROOT);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
