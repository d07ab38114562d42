package dev.slipway.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificate that a key store wants beside a key; nobody relies on what it says. */
final class KeyCertificate {

    private static final int YEARS = 30;

    private KeyCertificate() {}

    static X509Certificate of(KeyPair pair, JcaContentSignerBuilder signer, Instant now)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name subject = new X500Name("CN=Slipway ledger");
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                subject,
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now),
                                Date.from(now.plus(YEARS * 365L, ChronoUnit.DAYS)),
                                subject,
                                pair.getPublic())
                        .build(signer.build(pair.getPrivate())));
    }
}
