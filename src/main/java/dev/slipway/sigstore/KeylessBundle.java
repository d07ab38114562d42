package dev.slipway.sigstore;

import dev.slipway.ledger.Timestamp;
import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.UnreadableSignature;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** A Sigstore bundle signed under somebody's name instead of a key, verified without asking anybody. */
public final class KeylessBundle {

    private static final Pattern MEDIA_TYPE = Pattern.compile("application/vnd\\.dev\\.sigstore\\.bundle"
            + "(?:\\.v0\\.(?<new>3)\\+json|\\+json;version=0\\.(?<old>[123]))");
    private static final int MOST = 8;

    private final SignatureJson material;
    private final SigningCertificate certificate;
    private final SignedContent content;
    private final int version;

    private KeylessBundle(SignatureJson bundle, byte[] json) {
        this.version = version(bundle.text("mediaType"));
        this.material = bundle.object("verificationMaterial");
        this.certificate = new SigningCertificate(Authority.certificate(leaf(material)));
        this.content = SignedContent.of(bundle, json);
    }

    /** True for a bundle that names a certificate, not a key. */
    public static boolean isOne(byte[] json) {
        SignatureJson bundle = SignatureJson.parse("The signature", json);
        if (!bundle.has("verificationMaterial")) {
            return false;
        }
        SignatureJson material = bundle.object("verificationMaterial");
        return material.has("certificate") || material.has("x509CertificateChain");
    }

    /** @throws UnreadableSignature when the bytes are no such bundle */
    public static KeylessBundle parse(byte[] json) {
        return new KeylessBundle(SignatureJson.parse("The bundle", json), json);
    }

    /**
     * Who signed, proven by the certificate's authority, a certificate log, an entry log, and a time that one of them or
     * a timestamp authority signed.
     *
     * @throws UnreadableSignature when one of these is missing or does not hold
     */
    public SigningIdentity verify(TrustedRoot root) {
        try {
            return proven(root);
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature("The bundle cannot be read: " + e.getMessage());
        }
    }

    private SigningIdentity proven(TrustedRoot root) {
        List<LogEntry> entries = entries(root);
        List<Instant> times = new ArrayList<>(stamped(root));
        entries.forEach(entry ->
                entry.verify(content, certificate.certificate(), version > 1).ifPresent(times::add));
        if (times.isEmpty()) {
            throw new UnreadableSignature("The bundle must prove when it was signed, by the promise of a log or a"
                    + " timestamp of RFC 3161; it proves no time.");
        }
        for (Instant time : times) {
            entries.forEach(entry -> entry.requireCountedAt(time));
            X509Certificate issuer = certificate.issuerAt(time, root.certificateAuthorities());
            EmbeddedTimestamps.require(certificate.certificate(), issuer, root.certificateLogs());
        }
        if (!content.signedBy(certificate.key())) {
            throw new UnreadableSignature("The signature must be of the certificate's key; it is not.");
        }
        return certificate.identity();
    }

    /** @throws UnreadableSignature when it does not sign the image of this digest, {@code sha256:<hex>} */
    public void requireImage(String digest) {
        content.requireImage(digest);
    }

    /** @throws UnreadableSignature when it signs no statement but a digest */
    public DsseEnvelope envelope() {
        if (content instanceof SignedContent.Envelope signed) {
            return signed.envelope();
        }
        throw new UnreadableSignature("The bundle must hold a dsseEnvelope; it signs a digest only.");
    }

    private List<LogEntry> entries(TrustedRoot root) {
        List<LogEntry> entries = some("tlogEntries", material).stream()
                .map(entry -> LogEntry.of(entry, root.entryLogs()))
                .toList();
        if (entries.isEmpty()) {
            throw new UnreadableSignature("The bundle must have an entry of a log in tlogEntries; it has none.");
        }
        return entries;
    }

    private List<Instant> stamped(TrustedRoot root) {
        if (!material.has("timestampVerificationData")) {
            return List.of();
        }
        return some("rfc3161Timestamps", material.object("timestampVerificationData")).stream()
                .map(stamp -> stamped(stamp.bytes("signedTimestamp"), root))
                .toList();
    }

    private Instant stamped(byte[] answer, TrustedRoot root) {
        String why = "no authority of the trusted root that counted then signed it";
        for (Authority authority : root.timestampAuthorities()) {
            try {
                Instant time = token(answer).verify(content.signature(), authority.chain());
                if (authority.validity().covers(time)) {
                    return time;
                }
            } catch (IOException | TSPException | IllegalArgumentException e) {
                why = String.valueOf(e.getMessage());
            }
        }
        throw new UnreadableSignature("The timestamp of the bundle must hold; it does not: " + why + ".");
    }

    private static Timestamp token(byte[] answer) throws IOException, TSPException {
        TimeStampToken token = new TimeStampResponse(answer).getTimeStampToken();
        if (token == null) {
            throw new IllegalArgumentException("it holds no token");
        }
        return Timestamp.parse(token.getEncoded());
    }

    private static List<SignatureJson> some(String name, SignatureJson json) {
        List<SignatureJson> all = json.has(name) ? json.objects(name) : List.of();
        if (all.size() > MOST) {
            throw new UnreadableSignature(name + " must have " + MOST + " items at most; found " + all.size() + ".");
        }
        return all;
    }

    /** Only the first certificate of a chain is read: what stands between it and the root comes from the trusted root. */
    private static SignatureJson leaf(SignatureJson material) {
        if (material.has("certificate")) {
            return material.object("certificate");
        }
        List<SignatureJson> chain = material.object("x509CertificateChain").objects("certificates");
        if (chain.isEmpty()) {
            throw new UnreadableSignature("The bundle must name the certificate that signed; it names none.");
        }
        return chain.get(0);
    }

    private static int version(String mediaType) {
        Matcher matcher = MEDIA_TYPE.matcher(mediaType);
        if (!matcher.matches()) {
            throw new UnreadableSignature(
                    "The bundle must be of media type application/vnd.dev.sigstore.bundle.v0.3+json"
                            + " or an earlier version; found '" + mediaType + "'.");
        }
        String version = matcher.group("new") == null ? matcher.group("old") : matcher.group("new");
        return Integer.parseInt(version);
    }
}
