package dev.slipway.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** SHA-256 content digests in the form {@code sha256:<64 lower-case hex digits>}. */
public final class Digests {

    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    private Digests() {}

    public static String of(byte[] content) {
        return "sha256:" + HexFormat.of().formatHex(sha256().digest(content));
    }

    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean isDigest(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws IllegalArgumentException when the text is not a digest */
    public static String require(String digest) {
        if (!isDigest(digest)) {
            throw new IllegalArgumentException(
                    "A digest must be 'sha256:' and 64 lower-case hex digits; found '" + digest + "'.");
        }
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
