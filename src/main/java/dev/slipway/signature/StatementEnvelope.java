package dev.slipway.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An in-toto statement of ours with its signatures, in a DSSE envelope of which every byte counts: it holds nothing but
 * payload, type and signatures, and each signature names the key that made it.
 */
public record StatementEnvelope(byte[] payload, List<EnvelopeSignature> signatures) {

    private static final int MOST_SIGNATURES = 16;
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> FIELDS = Set.of("payload", "payloadType", "signatures");

    public StatementEnvelope {
        signatures = List.copyOf(signatures);
    }

    public static StatementEnvelope unsigned(byte[] payload) {
        return new StatementEnvelope(payload, List.of());
    }

    /**
     * Reads an envelope strictly; both alphabets of base64 are read.
     *
     * @throws UnreadableSignature when the bytes are not exactly such an envelope with one signature at least
     */
    public static StatementEnvelope parse(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw new UnreadableSignature("An envelope must have at most " + MOST_BYTES + " bytes.");
        }
        SignatureJson found = SignatureJson.parse("The envelope", json);
        Set<String> names = new HashSet<>();
        found.node().fieldNames().forEachRemaining(names::add);
        if (!names.equals(FIELDS) || !found.text("payloadType").equals(DsseEnvelope.IN_TOTO)) {
            throw new UnreadableSignature("The envelope must have the fields " + FIELDS + " and the payload type "
                    + DsseEnvelope.IN_TOTO + ", and no others; found " + names + ".");
        }
        List<EnvelopeSignature> signatures =
                found.objects("signatures").stream().map(EnvelopeSignature::of).toList();
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new UnreadableSignature(
                    "An envelope must have 1 to " + MOST_SIGNATURES + " signatures; found " + signatures.size() + ".");
        }
        return new StatementEnvelope(found.exactBytes("payload"), signatures);
    }

    public StatementEnvelope with(EnvelopeSignature signature) {
        List<EnvelopeSignature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new StatementEnvelope(payload, more);
    }

    /** The bytes that are signed: {@code DSSEv1 length type length payload}. */
    public byte[] signable() {
        return new DsseEnvelope(DsseEnvelope.IN_TOTO, payload, List.of()).preAuthenticationEncoding();
    }

    /** SHA-256 of {@link #signable()}: what a passkey signs, and what its short code is taken from. */
    public byte[] hash() {
        return sha256(signable());
    }

    /** The envelope as it is stored and handed out. */
    public byte[] json() {
        return CanonicalText.of(Map.of(
                "payload", Base64.getEncoder().encodeToString(payload),
                "payloadType", DsseEnvelope.IN_TOTO,
                "signatures",
                        signatures.stream().map(EnvelopeSignature::document).toList()));
    }

    /** {@code sha256:} and the hex digits of the digest of {@link #json()}. */
    public String digest() {
        return "sha256:" + HexFormat.of().formatHex(sha256(json()));
    }

    /** Holds each signature against the key that it names. */
    public EnvelopeCheck check(List<TrustedKey> keys) {
        byte[] message = signable();
        List<TrustedKey> good = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        for (EnvelopeSignature signature : signatures) {
            keys.stream()
                    .filter(key -> key.fingerprint().equals(signature.keyId()))
                    .findFirst()
                    .ifPresentOrElse(
                            key -> {
                                if (!good.contains(key) && signature.verifies(key, message)) {
                                    good.add(key);
                                } else {
                                    broken.add(signature.keyId());
                                }
                            },
                            () -> unknown.add(signature.keyId()));
        }
        return new EnvelopeCheck(good, unknown, broken);
    }

    /** The payload as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
