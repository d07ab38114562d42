package dev.slipway.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Size and digest of bytes that pass by, up to a size. */
final class MeasuredStream {

    private final long most;
    private final String model;
    private final MessageDigest digest = newSha256();
    private long size;

    MeasuredStream(long most, String model) {
        this.most = most;
        this.model = model;
    }

    void add(byte[] chunk) {
        size += chunk.length;
        if (size > most) {
            throw new RegistryRefused("The files of '" + model
                    + "' are larger than slipway.model-registry.max-size. Raise it, or register less.");
        }
        digest.update(chunk);
    }

    long size() {
        return size;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
