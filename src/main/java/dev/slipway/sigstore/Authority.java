package dev.slipway.sigstore;

import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.UnreadableSignature;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who issues certificates or timestamps that are trusted.
 *
 * @param chain from the issuing certificate to the root
 */
record Authority(List<X509Certificate> chain, Validity validity) {

    static Authority of(SignatureJson json) {
        List<X509Certificate> chain = json.object("certChain").objects("certificates").stream()
                .map(Authority::certificate)
                .toList();
        if (chain.isEmpty()) {
            throw new UnreadableSignature(json.path() + ".certChain must hold the root at least; it is empty.");
        }
        return new Authority(chain, Validity.of(json.object("validFor")));
    }

    static X509Certificate certificate(SignatureJson json) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(json.bytes("rawBytes")));
        } catch (CertificateException e) {
            throw new UnreadableSignature(json.path() + ".rawBytes must be a certificate in DER; it is not.");
        }
    }

    X509Certificate root() {
        return chain.get(chain.size() - 1);
    }
}
