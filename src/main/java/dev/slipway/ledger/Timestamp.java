package dev.slipway.ledger;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/** A token of RFC 3161: an authority says that these bytes were there at a time. */
public final class Timestamp {

    private final TimeStampToken token;

    private Timestamp(TimeStampToken token) {
        this.token = token;
    }

    /** @throws IllegalArgumentException when the bytes are no token */
    public static Timestamp parse(byte[] bytes) {
        try {
            return new Timestamp(new TimeStampToken(new CMSSignedData(bytes)));
        } catch (CMSException | TSPException | IOException | RuntimeException e) {
            throw new IllegalArgumentException("These bytes are no timestamp of RFC 3161: " + e.getMessage(), e);
        }
    }

    static Timestamp of(TimeStampToken token) {
        return new Timestamp(token);
    }

    /** What the authority says; nothing of it is true before {@link #verify}. */
    public Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    byte[] bytes() {
        try {
            return token.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("It was decoded a moment ago.", e);
        }
    }

    /** @throws IllegalArgumentException when it is over other bytes, or over a digest that is not SHA-256 */
    void requireOver(byte[] text) {
        boolean sha256 = TSPAlgorithms.SHA256.equals(
                token.getTimeStampInfo().getHashAlgorithm().getAlgorithm());
        byte[] imprint = token.getTimeStampInfo().getMessageImprintDigest();
        if (!sha256 || !MessageDigest.isEqual(imprint, Sha256.digest().digest(text))) {
            throw new IllegalArgumentException("the timestamp is not over these bytes");
        }
    }

    /**
     * Holds when the token is over this text, signed by a certificate that is for timestamps alone and was good at that
     * time, and leads to one of the roots. That certificates ended later takes nothing from it.
     *
     * @param trusted roots, and certificates between them and the authority that the token may lack
     * @return the time
     * @throws IllegalArgumentException when it does not hold
     */
    public Instant verify(byte[] text, Collection<X509Certificate> trusted) {
        requireOver(text);
        try {
            List<X509Certificate> all = new ArrayList<>(trusted);
            all.addAll(own());
            X509Certificate signer = all.stream()
                    .filter(this::isSigner)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the timestamp comes without the certificate of its authority"));
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            requirePath(signer, trusted, all);
            return time();
        } catch (TSPException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalArgumentException("the timestamp does not hold: " + e.getMessage(), e);
        }
    }

    private List<X509Certificate> own() throws GeneralSecurityException {
        Store<X509CertificateHolder> store = token.getCertificates();
        List<X509Certificate> certificates = new ArrayList<>();
        for (X509CertificateHolder holder : store.getMatches(null)) {
            certificates.add(new JcaX509CertificateConverter().getCertificate(holder));
        }
        return certificates;
    }

    private boolean isSigner(X509Certificate certificate) {
        try {
            return token.getSID().match(new X509CertificateHolder(certificate.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private void requirePath(
            X509Certificate signer, Collection<X509Certificate> trusted, Collection<X509Certificate> all)
            throws GeneralSecurityException {
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(signer);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(
                trusted.stream()
                        .filter(Timestamp::isRoot)
                        .map(root -> new TrustAnchor(root, null))
                        .collect(Collectors.toSet()),
                target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(time()));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    static boolean isRoot(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
