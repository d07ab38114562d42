package dev.slipway.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.jspecify.annotations.Nullable;

/** An authority of RFC 3161 on a free port of this machine, with a root of its own. */
public final class TestAuthority implements AutoCloseable {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    public final X509Certificate root;

    private final KeyPair rootPair = pair();
    private final KeyPair pair = pair();
    private final X509Certificate certificate;
    private final HttpServer server;
    private BigInteger nonce = BigInteger.ZERO;
    private Clock clock;
    private UnaryOperator<byte[]> trick = UnaryOperator.identity();

    public TestAuthority(Clock clock, Duration certificateLife) throws Exception {
        this.clock = clock;
        Instant from = clock.instant().minus(Duration.ofDays(1));
        root = certificate("CN=Root", rootPair, from, Duration.ofDays(3650), null);
        certificate =
                certificate("CN=Authority", pair, from, certificateLife.plusDays(1), KeyPurposeId.id_kp_timeStamping);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public TimestampAuthority remote(X509Certificate... trusted) {
        return new TimestampAuthority("test", address(), trusted.length == 0 ? List.of(root) : List.of(trusted));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** What becomes of each answer on its way. */
    void answersBy(UnaryOperator<byte[]> changed) {
        trick = changed;
    }

    public void shows(Clock other) {
        clock = other;
    }

    Path rootIn(Path folder) throws Exception {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(root.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        return Files.writeString(folder.resolve("root.pem"), pem);
    }

    /** That of the last request. */
    BigInteger nonce() {
        return nonce;
    }

    /** Answers a request as if it were for that digest. */
    public byte[] answerTo(TimeStampRequest request) throws Exception {
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", pair.getPrivate(), certificate),
                new JcaDigestCalculatorProviderBuilder()
                        .build()
                        .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                POLICY);
        tokens.addCertificates(new JcaCertStore(List.of(certificate)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(request, BigInteger.valueOf(System.nanoTime()), Date.from(clock.instant()))
                .getEncoded();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            TimeStampRequest request = new TimeStampRequest(exchange.getRequestBody());
            nonce = request.getNonce();
            byte[] body = trick.apply(answerTo(request));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private X509Certificate certificate(
            String subject, KeyPair subjectPair, Instant from, Duration life, @Nullable KeyPurposeId purpose)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=Root"),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(from),
                Date.from(from.plus(life)),
                new X500Name(subject),
                subjectPair.getPublic());
        if (purpose == null) {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        } else {
            builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(rootPair.getPrivate())));
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
