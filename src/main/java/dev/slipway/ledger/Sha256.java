package dev.slipway.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, and its lower-case hex form in which the ledger stores hashes. */
final class Sha256 {

    static final int BYTES = 32;

    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** @throws IllegalArgumentException when the text is not lower-case hex */
    static byte[] bytes(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        if (!hex(bytes).equals(hex)) {
            throw new IllegalArgumentException("A hash must be lower-case hex; found '" + hex + "'.");
        }
        return bytes;
    }
}
