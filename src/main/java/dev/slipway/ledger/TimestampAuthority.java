package dev.slipway.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** An authority of RFC 3161 elsewhere; of what it answers only a token counts that leads to its pinned root. */
public final class TimestampAuthority {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(15);
    private static final int MOST_BYTES = 256 * 1024;
    private static final int NONCE_BITS = 128;

    private final String name;
    private final URI address;
    private final List<X509Certificate> trusted;
    private final SecureRandom random = new SecureRandom();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    /**
     * @param name what people here call it
     * @param trusted its root, and what its tokens lack
     */
    public TimestampAuthority(String name, URI address, List<X509Certificate> trusted) {
        this.name = name;
        this.address = address;
        this.trusted = List.copyOf(trusted);
    }

    public String name() {
        return name;
    }

    /** @throws NotStamped when there is no token over this text that holds */
    Timestamp stamp(byte[] text) {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(
                TSPAlgorithms.SHA256, Sha256.digest().digest(text), new BigInteger(NONCE_BITS, random));
        byte[] answer = post(request);
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new NotStamped(false, "The authority " + name + " refuses: " + response.getStatusString(), null);
            }
            Timestamp stamp = Timestamp.of(response.getTimeStampToken());
            stamp.verify(text, trusted);
            return stamp;
        } catch (TSPException | IOException | IllegalArgumentException e) {
            throw new NotStamped(true, "What the authority " + name + " answered does not count: " + e.getMessage(), e);
        }
    }

    private byte[] post(TimeStampRequest request) {
        try {
            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(address)
                            .timeout(ANSWER)
                            .header("Content-Type", "application/timestamp-query")
                            .POST(BodyPublishers.ofByteArray(request.getEncoded()))
                            .build(),
                    BodyHandlers.ofInputStream());
            try (InputStream bytes = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw new IOException("it answers " + answer.statusCode());
                }
                return bytes.readNBytes(MOST_BYTES);
            }
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private NotStamped unreachable(Exception cause) {
        return new NotStamped(
                false, "The authority " + name + " at " + address + " gives no timestamp: " + cause, cause);
    }
}
