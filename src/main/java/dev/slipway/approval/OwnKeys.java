package dev.slipway.approval;

import dev.slipway.signature.EnvelopeSignature;
import java.util.List;

/** Holds a signature against a person's keys. */
final class OwnKeys {

    private OwnKeys() {}

    /** @throws SignatureRefused when none of these keys made the signature over exactly this statement */
    static VerifiedSignature verified(PendingStatement statement, EnvelopeSignature signature, List<SigningKey> keys) {
        return keys.stream()
                .filter(key -> statement
                        .envelope()
                        .with(signature)
                        .check(List.of(key.trusted()))
                        .whole())
                .findFirst()
                .map(key -> new VerifiedSignature(key, signature))
                .orElseThrow(() -> notOne(statement, keys));
    }

    static SignatureRefused notOne(PendingStatement statement, List<SigningKey> keys) {
        return new SignatureRefused(
                "The signature is refused: it is not one of " + statement.person() + "'s keys over the"
                        + " statement " + statement.id() + "; keys that count now: "
                        + (keys.isEmpty()
                                ? "none"
                                : keys.stream().map(SigningKey::label).toList())
                        + ". Sign exactly this statement with such a key.");
    }
}
