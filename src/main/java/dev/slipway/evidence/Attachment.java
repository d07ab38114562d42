package dev.slipway.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bulky material that documents refer to by its digest, such as a report.
 *
 * @param digest {@code sha256:} and 64 lower-case hex digits over its bytes
 * @param size bytes
 * @param added false when it was there already
 */
public record Attachment(String digest, long size, boolean added) {

    private static final Pattern FILE = Pattern.compile("sha256-([0-9a-f]{64})\\.bin");

    static String fileName(String digest) {
        return digest.replace(':', '-') + ".bin";
    }

    /** The attachment that is there under a name; empty for a name that is none of an attachment. */
    static Optional<Attachment> named(String fileName, long size) {
        Matcher matcher = FILE.matcher(fileName);
        return matcher.matches()
                ? Optional.of(new Attachment("sha256:" + matcher.group(1), size, false))
                : Optional.empty();
    }
}
