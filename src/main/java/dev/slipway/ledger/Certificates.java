package dev.slipway.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Certificates that somebody trusts, from a file that they name. */
public final class Certificates {

    private Certificates() {}

    /**
     * Reads PEM or DER; several may stand in one file.
     *
     * @throws IllegalArgumentException when there is no root in it
     */
    public static List<X509Certificate> read(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (all.stream().noneMatch(Timestamp::isRoot)) {
                throw new IllegalArgumentException(
                        file + " must hold the root certificate of the authority, and holds none.");
            }
            return all;
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("The certificates in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
