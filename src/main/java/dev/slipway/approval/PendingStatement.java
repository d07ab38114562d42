package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.signature.StatementEnvelope;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A statement that one person may sign for one task, once and within minutes.
 *
 * @param id its nonce, 16 random bytes in hex
 * @param payload the statement's bytes, from which the words that people read are made as well
 */
public record PendingStatement(
        String id,
        String taskId,
        ReleaseId release,
        int round,
        String role,
        String person,
        byte[] payload,
        Instant issuedAt,
        Instant expiresAt) {

    private static final int CODE_BYTES = 4;

    /** Without signatures yet. */
    public StatementEnvelope envelope() {
        return StatementEnvelope.unsigned(payload);
    }

    /** SHA-256 of the bytes to sign, as a passkey is asked for it. */
    public String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(envelope().hash());
    }

    /** The first eight hex digits of that hash, in two groups, to be compared by eye. */
    public String code() {
        String digits = HexFormat.of().formatHex(envelope().hash(), 0, CODE_BYTES);
        return digits.substring(0, CODE_BYTES) + " " + digits.substring(CODE_BYTES);
    }

    public boolean expiredAt(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
