package dev.slipway.approval;

import dev.slipway.signature.TrustedKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of one person, from the proposal to its revocation. It counts from the place in the ledger at which a second
 * person vouched for it, up to the place at which it was suspended or revoked.
 *
 * @param publicKey SubjectPublicKeyInfo in DER, whatever the kind
 * @param fingerprint {@code sha256:} and the hex digits of the digest of {@code publicKey}
 * @param passkey null for other kinds
 */
public record SigningKey(
        String id,
        String person,
        KeyKind kind,
        String label,
        byte[] publicKey,
        String fingerprint,
        Instant proposedAt,
        @Nullable Instant enrolledAt,
        @Nullable String vouchedBy,
        @Nullable Long enrolledSequence,
        @Nullable Instant suspendedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable String revocationReason,
        @Nullable Long revokedSequence,
        @Nullable Passkey passkey) {

    /** A key that nobody has vouched for yet. */
    public static SigningKey proposed(
            String id,
            String person,
            KeyKind kind,
            String label,
            TrustedKey key,
            Instant now,
            @Nullable Passkey passkey) {
        return new SigningKey(
                id,
                person,
                kind,
                label,
                key.publicKey().getEncoded(),
                key.fingerprint(),
                now,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                passkey);
    }

    public TrustedKey trusted() {
        return TrustedKey.spki(label, publicKey);
    }

    /** For new signatures. */
    public boolean counts() {
        return enrolledSequence != null && revokedSequence == null;
    }

    /** For a signature that was recorded at this place of the ledger. */
    public boolean countedAt(long sequence) {
        return enrolledSequence != null
                && enrolledSequence < sequence
                && (revokedSequence == null || sequence < revokedSequence);
    }
}
