package dev.slipway.sample;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.release.ComponentType;
import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.InTotoStatement;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The build service of the sample: signs images, lists what is inside and attests where they come from. Its key is
 * made of a text that everybody can read here, so nothing but the sample may trust it.
 */
final class SampleBuilder {

    /** As {@code application-sample.yaml} names it. */
    static final String ID = "https://ci.example.org/slipway-sample";

    private static final String BUILD_TYPE = "https://ci.example.org/slipway-sample/build/v1";
    private static final byte[] SEED = "the sample's key: known to everybody".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 32;

    private final String system;
    private final SampleVersion version;
    private final String commit;

    SampleBuilder(String system, SampleVersion version, String commit) {
        this.system = system;
        this.version = version;
        this.commit = commit;
    }

    /** Everything that is handed in about the parts, by file name. */
    Map<String, byte[]> documents() {
        Part image = image();
        Map<String, byte[]> documents = new TreeMap<>();
        documents.put("image-signature.1.json", Json.pretty(signature(image)));
        documents.put("sbom.1.json", Json.pretty(contents(image)));
        documents.put("provenance.1.json", Json.pretty(origin()));
        return documents;
    }

    private Part image() {
        return version.parts().stream()
                .filter(part -> part.type() == ComponentType.SOFTWARE)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode signature(Part image) {
        ObjectNode bundle = Json.object().put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        bundle.putObject("verificationMaterial").putObject("publicKey").put("hint", "slipway-sample");
        bundle.set("dsseEnvelope", signed(statement(InTotoStatement.COSIGN_SIGN, List.of(image), Json.object())));
        return bundle;
    }

    private ObjectNode contents(Part image) {
        ObjectNode sbom = Json.object()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", "1.6")
                .put("version", 1);
        ObjectNode about = sbom.putObject("metadata")
                .putObject("component")
                .put("type", "container")
                .put("name", system)
                .put("version", image.version());
        about.putArray("hashes").addObject().put("alg", "SHA-256").put("content", hex(image));
        sbom.putArray("components")
                .addObject()
                .put("type", "library")
                .put("name", "slipway-sample-runtime")
                .put("version", image.version())
                .put("purl", "pkg:generic/slipway-sample-runtime@" + image.version());
        return sbom;
    }

    private ObjectNode origin() {
        ObjectNode predicate = Json.object();
        ObjectNode definition = predicate.putObject("buildDefinition").put("buildType", BUILD_TYPE);
        definition.putObject("externalParameters").put("system", system).put("version", version.version());
        definition
                .putArray("resolvedDependencies")
                .addObject()
                .put("uri", "git+https://git.example.org/" + system)
                .putObject("digest")
                .put("gitCommit", commit);
        predicate.putObject("runDetails").putObject("builder").put("id", ID);
        List<Part> built = version.parts().stream()
                .filter(part -> part.type() == ComponentType.SOFTWARE || part.type() == ComponentType.MODEL)
                .toList();
        return signed(statement("https://slsa.dev/provenance/v1", built, predicate));
    }

    private static ObjectNode statement(String predicateType, List<Part> subjects, ObjectNode predicate) {
        ObjectNode statement =
                Json.object().put("_type", "https://in-toto.io/Statement/v1").put("predicateType", predicateType);
        var list = statement.putArray("subject");
        subjects.forEach(part ->
                list.addObject().put("name", part.name()).putObject("digest").put("sha256", hex(part)));
        statement.set("predicate", predicate);
        return statement;
    }

    private static ObjectNode signed(ObjectNode statement) {
        byte[] payload = Json.pretty(statement);
        byte[] encoded = new DsseEnvelope(DsseEnvelope.IN_TOTO, payload, List.of()).preAuthenticationEncoding();
        ObjectNode envelope = Json.object()
                .put("payloadType", DsseEnvelope.IN_TOTO)
                .put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.putArray("signatures")
                .addObject()
                .put("keyid", "slipway-sample")
                .put("sig", Base64.getEncoder().encodeToString(sign(encoded)));
        return envelope;
    }

    private static byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 17 signs with Ed25519.", e);
        }
    }

    private static PrivateKey key() throws GeneralSecurityException {
        byte[] seed = Arrays.copyOf(SEED, KEY_BYTES);
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    }

    private static String hex(Part part) {
        return part.digest().substring("sha256:".length());
    }
}
