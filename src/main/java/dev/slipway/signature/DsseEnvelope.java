package dev.slipway.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A payload with its type and its signatures, in the form of DSSE 1.0.
 *
 * @param payloadType is signed as well, so that no payload is taken for one of another kind
 */
public record DsseEnvelope(String payloadType, byte[] payload, List<byte[]> signatures) {

    /** The type of in-toto statements. */
    public static final String IN_TOTO = "application/vnd.in-toto+json";

    private static final int MOST_SIGNATURES = 16;

    /**
     * Reads an envelope, by itself or in a Sigstore bundle.
     *
     * @throws UnreadableSignature when the bytes are no envelope with one signature at least
     */
    public static DsseEnvelope parse(byte[] json) {
        SignatureJson found = SignatureJson.parse("The envelope", json);
        return of(found.has("dsseEnvelope") ? found.object("dsseEnvelope") : found);
    }

    static DsseEnvelope of(SignatureJson json) {
        List<byte[]> signatures =
                json.objects("signatures").stream().map(one -> one.bytes("sig")).toList();
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new UnreadableSignature(
                    "An envelope must have 1 to " + MOST_SIGNATURES + " signatures; found " + signatures.size() + ".");
        }
        return new DsseEnvelope(json.text("payloadType"), json.bytes("payload"), signatures);
    }

    /** The first of these keys that signed it; key ids are hints of the signer and are not believed. */
    public Optional<TrustedKey> signedBy(List<TrustedKey> keys) {
        byte[] signed = preAuthenticationEncoding();
        return keys.stream()
                .filter(key -> signatures.stream().anyMatch(signature -> key.verifies(signed, signature)))
                .findFirst();
    }

    /** The bytes that are signed: {@code DSSEv1 length type length payload}. */
    public byte[] preAuthenticationEncoding() {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(type);
        bytes.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }
}
