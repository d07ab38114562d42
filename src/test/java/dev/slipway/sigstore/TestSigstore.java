package dev.slipway.sigstore;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.ledger.TestAuthority;
import dev.slipway.signature.DsseEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** A Sigstore of the test: certificate authority, certificate log, entry log and timestamp authority, each its own. */
public final class TestSigstore implements AutoCloseable {

    public static final String ISSUER = "https://token.example.org";
    public static final String WORKFLOW = "https://git.example.org/credit/.ci/release.yml@refs/tags/v1";
    static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "rekor.example.org";
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final KeyPair rootPair = pair();
    private final KeyPair issuerPair = pair();
    private final X509Certificate root = authority("CN=root", rootPair);
    private final X509Certificate issuer = authority("CN=issuer", issuerPair);
    private final TestAuthority stamps;

    final KeyPair certificateLog = pair();
    final KeyPair entryLog = pair();

    KeyPair signer = pair();
    String subject = WORKFLOW;
    String loginService = ISSUER;
    Instant signedAt = NOW.plusSeconds(10);
    KeyPurposeId purpose = KeyPurposeId.id_kp_codeSigning;
    KeyPair promisedBy = certificateLog;
    boolean promised = true;

    public TestSigstore() {
        try {
            stamps = new TestAuthority(Clock.fixed(NOW.plusSeconds(20), ZoneOffset.UTC), Duration.ofDays(365));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code trusted_root.json} has it. */
    public ObjectNode trustedRoot() {
        ObjectNode json =
                JSON.createObjectNode().put("mediaType", "application/vnd.dev.sigstore.trustedroot+json;version=0.1");
        log(json.putArray("tlogs").addObject(), "https://" + HOST, entryLog);
        log(json.putArray("ctlogs").addObject(), "https://ctfe.example.org/2026", certificateLog);
        chain(json.putArray("certificateAuthorities").addObject(), issuer, root);
        chain(json.putArray("timestampAuthorities").addObject(), stamps.root);
        return json;
    }

    /** What {@code cosign sign} writes about an image. */
    public ObjectNode image(String digest) {
        return statement("https://sigstore.dev/cosign/sign/v1", digest, "{}");
    }

    /** What {@code cosign attest} writes. */
    public ObjectNode statement(String predicateType, String digest, String predicate) {
        return envelope("""
                {"_type":"https://in-toto.io/Statement/v1","predicateType":"%s","subject":[{"name":"credit",\
                "digest":{"sha256":"%s"}}],"predicate":%s}""".formatted(predicateType, digest.substring("sha256:".length()), predicate)
                .getBytes(StandardCharsets.UTF_8));
    }

    public ObjectNode envelope(byte[] payload) {
        byte[] signature =
                sign(signer, new DsseEnvelope(DsseEnvelope.IN_TOTO, payload, List.of()).preAuthenticationEncoding());
        X509Certificate certificate = certificate();
        ObjectNode bundle = bundle(certificate, signature, """
                {"apiVersion":"0.0.1","kind":"dsse","spec":{"envelopeHash":{"algorithm":"sha256","value":"%1$s"},\
                "payloadHash":{"algorithm":"sha256","value":"%1$s"},"signatures":[{"signature":"%2$s","verifier":"%3$s"}]}}""".formatted(
                        Digest.hex(Digest.of(payload)), base64(signature), pem(certificate)));
        ObjectNode envelope = bundle.putObject("dsseEnvelope")
                .put("payload", base64(payload))
                .put("payloadType", DsseEnvelope.IN_TOTO);
        envelope.putArray("signatures").addObject().put("sig", base64(signature));
        return bundle;
    }

    /** What {@code cosign sign-blob} writes. */
    public ObjectNode blob(byte[] bytes) {
        byte[] signature = sign(signer, bytes);
        X509Certificate certificate = certificate();
        ObjectNode bundle = bundle(certificate, signature, """
                {"apiVersion":"0.0.1","kind":"hashedrekord","spec":{"data":{"hash":{"algorithm":"sha256","value":"%s"}},\
                "signature":{"content":"%s","publicKey":{"content":"%s"}}}}""".formatted(
                        Digest.hex(Digest.of(bytes)), base64(signature), pem(certificate)));
        bundle.putObject("messageSignature")
                .put("signature", base64(signature))
                .putObject("messageDigest")
                .put("algorithm", "SHA2_256")
                .put("digest", base64(Digest.of(bytes)));
        return bundle;
    }

    /** Puts a token of RFC 3161 in, and takes the log's promise of a time out. */
    ObjectNode stamped(ObjectNode bundle, Instant time) {
        try {
            ObjectNode material = (ObjectNode) bundle.path("verificationMaterial");
            ((ObjectNode) material.path("tlogEntries").get(0)).remove("inclusionPromise");
            byte[] signature = Base64.getDecoder()
                    .decode(bundle.path("dsseEnvelope")
                            .path("signatures")
                            .path(0)
                            .path("sig")
                            .asText());
            stamps.shows(Clock.fixed(time, ZoneOffset.UTC));
            TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            byte[] answer = stamps.answerTo(requests.generate(TSPAlgorithms.SHA256, Digest.of(signature)));
            material.putObject("timestampVerificationData")
                    .putArray("rfc3161Timestamps")
                    .addObject()
                    .put("signedTimestamp", base64(answer));
            return bundle;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode bundle(X509Certificate certificate, byte[] signature, String body) {
        ObjectNode bundle = JSON.createObjectNode().put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
        ObjectNode material = bundle.putObject("verificationMaterial");
        material.putObject("certificate").put("rawBytes", base64(der(certificate)));
        entry(material.putArray("tlogEntries").addObject(), body.getBytes(StandardCharsets.UTF_8));
        return bundle;
    }

    /** The second of three entries. */
    private void entry(ObjectNode entry, byte[] body) {
        byte[] id = Digest.of(entryLog.getPublic().getEncoded());
        byte[] before = Digest.of(new byte[] {1});
        byte[] after = Digest.of(new byte[] {2});
        byte[] node = {1};
        byte[] tree = Digest.of(node, Digest.of(node, before, Digest.of(new byte[1], body)), after);
        String promise = "{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":7}"
                .formatted(base64(body), signedAt.getEpochSecond(), Digest.hex(id));
        entry.put("logIndex", "7").put("integratedTime", String.valueOf(signedAt.getEpochSecond()));
        entry.putObject("logId").put("keyId", base64(id));
        entry.putObject("inclusionPromise")
                .put("signedEntryTimestamp", base64(sign(entryLog, promise.getBytes(StandardCharsets.UTF_8))));
        ObjectNode proof = entry.putObject("inclusionProof")
                .put("logIndex", "1")
                .put("treeSize", "3")
                .put("rootHash", base64(tree));
        proof.putArray("hashes").add(base64(before)).add(base64(after));
        proof.putObject("checkpoint").put("envelope", checkpoint(tree));
        entry.put("canonicalizedBody", base64(body));
    }

    private String checkpoint(byte[] tree) {
        String text = HOST + " - 42\n3\n" + base64(tree) + "\n";
        byte[] signature = sign(entryLog, text.getBytes(StandardCharsets.UTF_8));
        byte[] line = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .put(Digest.of(entryLog.getPublic().getEncoded()), 0, Integer.BYTES)
                .put(signature)
                .array();
        return text + "\n\u2014 " + HOST + " " + base64(line) + "\n";
    }

    private X509Certificate certificate() {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=issuer"),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(NOW),
                    Date.from(NOW.plus(LIFE)),
                    new X500Name(new org.bouncycastle.asn1.x500.RDN[0]),
                    signer.getPublic());
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    true,
                    new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, subject)));
            builder.addExtension(
                    new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8"), false, new DERUTF8String(loginService));
            if (promised) {
                builder.addExtension(
                        new ASN1ObjectIdentifier(EmbeddedTimestamps.EXTENSION),
                        false,
                        new DEROctetString(promise(build(builder, issuerPair))));
            }
            return new JcaX509CertificateConverter().getCertificate(build(builder, issuerPair));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A list of one, over the certificate as it is without it. */
    private byte[] promise(X509CertificateHolder before) throws Exception {
        byte[] body = before.toASN1Structure().getTBSCertificate().getEncoded();
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(signed);
        out.writeShort(0);
        out.writeLong(NOW.toEpochMilli());
        out.writeShort(1);
        out.write(Digest.of(issuerPair.getPublic().getEncoded()));
        out.writeByte(body.length >> 16);
        out.writeShort(body.length);
        out.write(body);
        out.writeShort(0);
        byte[] signature = sign(promisedBy, signed.toByteArray());
        int length = 1 + 32 + 8 + 2 + 2 + 2 + signature.length;
        return ByteBuffer.allocate(4 + length)
                .putShort((short) (2 + length))
                .putShort((short) length)
                .put((byte) 0)
                .put(Digest.of(certificateLog.getPublic().getEncoded()))
                .putLong(NOW.toEpochMilli())
                .putShort((short) 0)
                .putShort((short) 0x0403)
                .putShort((short) signature.length)
                .put(signature)
                .array();
    }

    private X509Certificate authority(String name, KeyPair pair) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=root"),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(NOW.minus(Duration.ofDays(1))),
                    Date.from(NOW.plus(Duration.ofDays(3650))),
                    new X500Name(name),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            return new JcaX509CertificateConverter().getCertificate(build(builder, rootPair));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509CertificateHolder build(JcaX509v3CertificateBuilder builder, KeyPair by) throws Exception {
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate()));
    }

    private static void log(ObjectNode json, String address, KeyPair pair) {
        json.put("baseUrl", address).put("hashAlgorithm", "SHA2_256");
        json.putObject("publicKey")
                .put("rawBytes", base64(pair.getPublic().getEncoded()))
                .put("keyDetails", "PKIX_ECDSA_P256_SHA_256")
                .putObject("validFor")
                .put("start", "2026-01-01T00:00:00.000Z");
        json.putObject("logId").put("keyId", base64(Digest.of(pair.getPublic().getEncoded())));
    }

    private static void chain(ObjectNode json, X509Certificate... chain) {
        var certificates = json.putObject("certChain").putArray("certificates");
        for (X509Certificate certificate : chain) {
            certificates.addObject().put("rawBytes", base64(der(certificate)));
        }
        json.putObject("validFor").put("start", "2026-01-01T00:00:00Z");
    }

    private static String pem(X509Certificate certificate) {
        String lines = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der(certificate))
                + "\n-----END CERTIFICATE-----\n";
        return base64(lines.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] sign(KeyPair by, byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(by.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        stamps.close();
    }
}
