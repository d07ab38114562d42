package dev.slipway.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over bytes, written as {@code sha256:<hex>}. */
final class ContentDigest {

    private ContentDigest() {}

    static String of(byte[] content) {
        return written(sha256().digest(content));
    }

    static String written(byte[] digest) {
        return "sha256:" + HexFormat.of().formatHex(digest);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
