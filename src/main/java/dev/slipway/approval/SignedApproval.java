package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.signature.StatementEnvelope;
import java.time.Instant;

/**
 * One answer as it was signed.
 *
 * @param decision {@code APPROVE} or {@code REJECT}
 * @param way {@code service-key} or the way of the person's own key
 * @param keyId fingerprint of the key that stands for the person
 */
public record SignedApproval(
        String statementId,
        String taskId,
        ReleaseId release,
        int round,
        String role,
        String person,
        String decision,
        String way,
        String keyId,
        StatementEnvelope envelope,
        Instant signedAt) {}
