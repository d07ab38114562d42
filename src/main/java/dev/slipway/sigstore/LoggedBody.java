package dev.slipway.sigstore;

import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.UnreadableSignature;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a log recorded of a signature, in the kinds of entries that Rekor writes.
 *
 * @param ofPayload whether the digest is of an envelope's payload, or of what is signed
 * @param certificate in DER
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoggedBody(boolean ofPayload, byte[] digest, byte[] signature, byte[] certificate) {

    static LoggedBody parse(byte[] json) {
        SignatureJson body = SignatureJson.parse("The log entry's body", json);
        String kind = body.text("kind") + " " + body.text("apiVersion");
        SignatureJson spec = body.object("spec");
        return switch (kind) {
            case "hashedrekord 0.0.1" -> blob(spec);
            case "dsse 0.0.1" -> envelope(spec);
            case "intoto 0.0.2" -> statement(spec.object("content"));
            case "hashedrekord 0.0.2" -> blob2(spec.object("hashedRekordV002"));
            case "dsse 0.0.2" -> envelope2(spec.object("dsseV002"));
            default ->
                throw new UnreadableSignature("The log entry must be of a kind among hashedrekord 0.0.1 and"
                        + " 0.0.2, dsse 0.0.1 and 0.0.2, intoto 0.0.2; found '" + kind + "'.");
        };
    }

    /** @throws UnreadableSignature when the log recorded something else than this */
    void requireSame(SignedContent content, X509Certificate signer) {
        requireSame("digest", digest, ofPayload ? content.payloadDigest() : content.signedDigest());
        requireSame("signature", signature, content.signature());
        try {
            requireSame("certificate", certificate, signer.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new UnreadableSignature("The certificate cannot be read: " + e.getMessage());
        }
    }

    private static void requireSame(String what, byte[] logged, byte[] own) {
        if (!MessageDigest.isEqual(logged, own)) {
            throw new UnreadableSignature("The log entry must be of this signature; its " + what + " is another.");
        }
    }

    private static LoggedBody blob(SignatureJson spec) {
        SignatureJson signature = spec.object("signature");
        return new LoggedBody(
                false,
                sha256(spec.object("data").object("hash")),
                signature.bytes("content"),
                pem(signature.object("publicKey").bytes("content")));
    }

    private static LoggedBody envelope(SignatureJson spec) {
        SignatureJson signature = only(spec.objects("signatures"));
        return new LoggedBody(
                true,
                sha256(spec.object("payloadHash")),
                signature.bytes("signature"),
                pem(signature.bytes("verifier")));
    }

    /** Its signature is base64 of base64. */
    private static LoggedBody statement(SignatureJson content) {
        SignatureJson signature = only(content.object("envelope").objects("signatures"));
        return new LoggedBody(
                true,
                sha256(content.object("payloadHash")),
                Base64.getMimeDecoder().decode(signature.bytes("sig")),
                pem(signature.bytes("publicKey")));
    }

    private static LoggedBody blob2(SignatureJson spec) {
        return logged(false, spec.object("data"), spec.object("signature"));
    }

    private static LoggedBody envelope2(SignatureJson spec) {
        return logged(true, spec.object("payloadHash"), only(spec.objects("signatures")));
    }

    private static LoggedBody logged(boolean ofPayload, SignatureJson digest, SignatureJson signature) {
        requireSha256(digest.text("algorithm"), "SHA2_256");
        return new LoggedBody(
                ofPayload,
                digest.bytes("digest"),
                signature.bytes("content"),
                signature.object("verifier").object("x509Certificate").bytes("rawBytes"));
    }

    private static SignatureJson only(List<SignatureJson> signatures) {
        if (signatures.size() != 1) {
            throw new UnreadableSignature(
                    "The log entry must have exactly one signature; found " + signatures.size() + ".");
        }
        return signatures.get(0);
    }

    private static byte[] sha256(SignatureJson hash) {
        requireSha256(hash.text("algorithm"), "sha256");
        try {
            return HexFormat.of().parseHex(hash.text("value"));
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature(hash.path() + ".value must be hexadecimal; it is not.");
        }
    }

    private static void requireSha256(String algorithm, String wanted) {
        if (!algorithm.equals(wanted)) {
            throw new UnreadableSignature(
                    "The log entry's digest must be of algorithm " + wanted + "; found '" + algorithm + "'.");
        }
    }

    private static byte[] pem(byte[] text) {
        if (!new String(text, StandardCharsets.US_ASCII).startsWith("-----BEGIN CERTIFICATE-----")) {
            throw new UnreadableSignature("The log entry must hold the certificate that signed; it holds another key.");
        }
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(text))
                    .getEncoded();
        } catch (CertificateException e) {
            throw new UnreadableSignature("The log entry's certificate cannot be read.");
        }
    }
}
