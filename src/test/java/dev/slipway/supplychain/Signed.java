package dev.slipway.supplychain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.signature.DsseEnvelope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/** What cosign 2, cosign 3 and a SLSA builder write, signed with a key of the test on P-256. */
public record Signed(KeyPair keys) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static Signed withNewKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new Signed(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code openssl pkey -pubout} writes it. */
    public String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    ObjectNode simpleSigning(String digest) {
        String payload = """
                {"critical":{"identity":{"docker-reference":"registry.example.org/credit"},\
                "image":{"docker-manifest-digest":"%s"},"type":"cosign container image signature"},"optional":null}""".formatted(digest);
        return JSON.createObjectNode()
                .put("payload", base64(payload.getBytes(StandardCharsets.UTF_8)))
                .put("signature", base64(sign(payload.getBytes(StandardCharsets.UTF_8))));
    }

    public ObjectNode bundle(String digest) {
        ObjectNode bundle = JSON.createObjectNode().put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        bundle.putObject("verificationMaterial").putObject("publicKey").put("hint", "any");
        bundle.set(
                "dsseEnvelope",
                envelope(DsseEnvelope.IN_TOTO, statement("https://sigstore.dev/cosign/sign/v1", digest, "{}")));
        return bundle;
    }

    public ObjectNode provenance(String digest, String builder, String commit, String parameters) {
        return envelope(DsseEnvelope.IN_TOTO, statement("https://slsa.dev/provenance/v1", digest, """
                {"buildDefinition": {"buildType": "https://ci.example.org/build/v1", "externalParameters": %s,
                  "resolvedDependencies": [{"uri": "git+https://git.example.org/credit", "digest": {"gitCommit": "%s"}}]},
                 "runDetails": {"builder": {"id": "%s"}}}""".formatted(
                        parameters, commit, builder)));
    }

    public ObjectNode envelope(String payloadType, byte[] payload) {
        byte[] encoded = new DsseEnvelope(payloadType, payload, List.of()).preAuthenticationEncoding();
        ObjectNode envelope =
                JSON.createObjectNode().put("payloadType", payloadType).put("payload", base64(payload));
        envelope.putArray("signatures").addObject().put("keyid", "").put("sig", base64(sign(encoded)));
        return envelope;
    }

    public static byte[] statement(String predicateType, String digest, String predicate) {
        return """
                {"_type": "https://in-toto.io/Statement/v1", "predicateType": "%s",
                 "subject": [{"name": "credit", "digest": {"sha256": "%s"}}], "predicate": %s}""".formatted(predicateType, digest.substring("sha256:".length()), predicate)
                .getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
