package dev.slipway.signature;

import dev.slipway.signature.PasskeyRefused.Rule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * What an authenticator says of itself and of the person before it, under its signature (WebAuthn, 6.1).
 *
 * @param siteHash SHA-256 of the site's id
 * @param present somebody touched it
 * @param verified it knew the person, by PIN or body
 * @param backupEligible the passkey may be copied to a cloud account (synced)
 * @param backedUp it was copied by then
 * @param signCount informative: synced passkeys do not count
 */
public record AuthenticatorFacts(
        byte[] siteHash, boolean present, boolean verified, boolean backupEligible, boolean backedUp, long signCount) {

    private static final int HASH = 32;
    private static final int LENGTH = 37;
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int MORE_FOLLOWS = 0xc0;

    /** @throws PasskeyRefused when the bytes are no authenticator data */
    static AuthenticatorFacts read(byte[] data) {
        if (data.length < LENGTH || (data.length > LENGTH && (data[HASH] & MORE_FOLLOWS) == 0)) {
            throw new PasskeyRefused(
                    Rule.READABLE,
                    "The authenticator's data must have " + LENGTH + " bytes, or more where its flags say so; found "
                            + data.length + ".");
        }
        int flags = data[HASH];
        AuthenticatorFacts facts = new AuthenticatorFacts(
                Arrays.copyOf(data, HASH),
                (flags & PRESENT) != 0,
                (flags & VERIFIED) != 0,
                (flags & BACKUP_ELIGIBLE) != 0,
                (flags & BACKED_UP) != 0,
                Integer.toUnsignedLong(ByteBuffer.wrap(data).getInt(HASH + 1)));
        if (facts.backedUp && !facts.backupEligible) {
            throw new PasskeyRefused(
                    Rule.READABLE, "The authenticator says of one passkey that it is copied, and that it cannot be.");
        }
        return facts;
    }

    boolean isFor(String site) {
        return Arrays.equals(siteHash, sha256(site.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
