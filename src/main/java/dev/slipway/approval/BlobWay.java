package dev.slipway.approval;

import dev.slipway.signature.EnvelopeSignature;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** Signs the bytes themselves, with openssl, cosign or a smart card. */
@Component
class BlobWay implements SigningWay {

    @Override
    public String name() {
        return "blob";
    }

    @Override
    public KeyKind kind() {
        return KeyKind.PEM;
    }

    /** The signature does not say whose it is, so each key is tried. */
    @Override
    public VerifiedSignature verify(PendingStatement statement, SignatureSubmission submission, List<SigningKey> keys) {
        byte[] bytes = bytes(submission.field("signature"));
        byte[] signed = statement.envelope().signable();
        return keys.stream()
                .filter(key -> key.trusted().verifies(signed, bytes))
                .findFirst()
                .map(key -> new VerifiedSignature(key, EnvelopeSignature.plain(key.trusted(), bytes)))
                .orElseThrow(() -> OwnKeys.notOne(statement, keys));
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new SignatureRefused(
                    "The signature is refused: it must be base64; it is not. Write it with 'openssl base64'.");
        }
    }
}
