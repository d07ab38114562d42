package dev.slipway.process.sign;

import dev.slipway.approval.KeyKind;
import dev.slipway.approval.Passkey;
import dev.slipway.approval.PendingStatement;
import dev.slipway.approval.ReadStatement;
import dev.slipway.approval.SignatureSubmission;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningWay;
import dev.slipway.process.sign.SignApprovals.Offer;
import dev.slipway.signature.DsseEnvelope;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a person gets the statement of an answer, and hands in its signature; from a program, or in a session. */
@RestController
class StatementRoutes {

    private final SignApprovals approvals;

    StatementRoutes(SignApprovals approvals) {
        this.approvals = approvals;
    }

    /**
     * A statement to be signed.
     *
     * @param id its nonce
     * @param payload the statement in base64
     * @param challenge base64url of the SHA-256 of the bytes to sign
     * @param text the statement in words, from the payload's bytes
     * @param code the first eight hex digits of that SHA-256
     * @param allowCredentials base64url ids of the person's passkeys that count and take this release
     */
    record Offered(
            String id,
            String payloadType,
            String payload,
            String challenge,
            String text,
            String code,
            Instant expiresAt,
            List<String> ways,
            List<String> allowCredentials) {}

    @PostMapping({"/api/tasks/{task}/statement", "/tasks/{task}/statement"})
    Offered statement(@PathVariable("task") String task) {
        Offer offer = approvals.offer(task);
        PendingStatement statement = offer.statement();
        return new Offered(
                statement.id(),
                DsseEnvelope.IN_TOTO,
                Base64.getEncoder().encodeToString(statement.payload()),
                statement.challenge(),
                ReadStatement.of(statement.payload()).words(),
                statement.code(),
                statement.expiresAt(),
                offer.ways().stream().map(SigningWay::name).toList(),
                credentials(offer.keys()));
    }

    /** The bytes to sign, as a file for the command line. */
    @GetMapping(
            value = {"/api/statements/{id}/signable", "/statements/{id}/signable"},
            produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] signable(@PathVariable("id") String id) {
        return approvals.mine(id).envelope().signable();
    }

    @PostMapping({"/api/statements/{id}/signature", "/statements/{id}/signature"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sign(@PathVariable("id") String id, @RequestBody Map<String, String> fields) {
        Map<String, String> rest = new HashMap<>(fields);
        rest.values().removeIf(Objects::isNull);
        String way = Objects.requireNonNullElse(rest.remove("way"), "");
        approvals.sign(id, new SignatureSubmission(way, rest));
    }

    private static List<String> credentials(List<SigningKey> keys) {
        return keys.stream()
                .filter(key -> key.kind() == KeyKind.PASSKEY)
                .map(SigningKey::passkey)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(Passkey::credentialId)
                .map(id -> Base64.getUrlEncoder().withoutPadding().encodeToString(id))
                .toList();
    }
}
