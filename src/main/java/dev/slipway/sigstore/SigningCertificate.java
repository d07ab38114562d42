package dev.slipway.sigstore;

import dev.slipway.signature.UnreadableSignature;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1String;

/** The certificate of one signature: it lives minutes, and says who logged in for it. */
record SigningCertificate(X509Certificate certificate) {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
    private static final String ISSUER_BEFORE = "1.3.6.1.4.1.57264.1.1";
    private static final Set<Integer> NAMES = Set.of(1, 6);

    PublicKey key() {
        return certificate.getPublicKey();
    }

    /**
     * Who issued it.
     *
     * @throws UnreadableSignature when no trusted authority did, or it was not valid at that time
     */
    X509Certificate issuerAt(Instant time, List<Authority> authorities) {
        if (time.isBefore(certificate.getNotBefore().toInstant())
                || time.isAfter(certificate.getNotAfter().toInstant())) {
            throw new UnreadableSignature("The certificate must have been valid when it signed, at " + time
                    + "; it was from " + certificate.getNotBefore().toInstant() + " to "
                    + certificate.getNotAfter().toInstant() + ".");
        }
        requireCodeSigning();
        return authorities.stream()
                .filter(authority -> authority.validity().covers(time))
                .flatMap(authority -> issuer(authority, time).stream())
                .findFirst()
                .orElseThrow(() -> new UnreadableSignature("The certificate must lead to a certificate authority of the"
                        + " trusted root that counted at " + time + "; it leads to none."));
    }

    /** @throws UnreadableSignature when it names no login service, or not exactly one person or workflow */
    SigningIdentity identity() {
        return new SigningIdentity(issuer(), subject());
    }

    private Optional<X509Certificate> issuer(Authority authority, Instant time) {
        try {
            X509CertSelector target = new X509CertSelector();
            target.setCertificate(certificate);
            PKIXBuilderParameters parameters =
                    new PKIXBuilderParameters(Set.of(new TrustAnchor(authority.root(), null)), target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(time));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(authority.chain())));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(List.of(certificate))));
            var path = ((PKIXCertPathBuilderResult)
                            CertPathBuilder.getInstance("PKIX").build(parameters))
                    .getCertPath()
                    .getCertificates();
            return Optional.of(path.size() > 1 ? (X509Certificate) path.get(1) : authority.root());
        } catch (GeneralSecurityException noPath) {
            return Optional.empty();
        }
    }

    private void requireCodeSigning() {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            if (purposes == null || !purposes.contains(CODE_SIGNING)) {
                throw new UnreadableSignature("The certificate must be for code signing; it is not.");
            }
        } catch (CertificateParsingException e) {
            throw unreadable(e);
        }
    }

    private String issuer() {
        byte[] utf8 = certificate.getExtensionValue(ISSUER);
        byte[] raw = certificate.getExtensionValue(ISSUER_BEFORE);
        if (utf8 == null && raw == null) {
            throw new UnreadableSignature("The certificate must name the login service that vouched; it names none.");
        }
        try {
            return utf8 == null
                    ? new String(octets(raw), StandardCharsets.UTF_8)
                    : ((ASN1String) ASN1Primitive.fromByteArray(octets(utf8))).getString();
        } catch (java.io.IOException | ClassCastException e) {
            throw unreadable(e);
        }
    }

    private static byte[] octets(byte[] extension) {
        return ASN1OctetString.getInstance(extension).getOctets();
    }

    private String subject() {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            List<String> subjects = names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> NAMES.contains(name.get(0)))
                            .map(name -> (String) name.get(1))
                            .toList();
            if (names == null || names.size() != 1 || subjects.size() != 1) {
                throw new UnreadableSignature("The certificate must name exactly one mail address or workflow; found "
                        + (names == null ? "none" : names) + ".");
            }
            return subjects.get(0);
        } catch (CertificateParsingException e) {
            throw unreadable(e);
        }
    }

    private static UnreadableSignature unreadable(Exception cause) {
        return new UnreadableSignature("The certificate cannot be read: " + cause.getMessage());
    }
}
