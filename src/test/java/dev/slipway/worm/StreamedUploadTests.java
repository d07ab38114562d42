package dev.slipway.worm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is sent leaves before all of it was read, so that its size is no matter of memory. */
class StreamedConnectionsTests {

    private static final long SIZE = 24L * 1024 * 1024;
    private static final long UNDER_WAY = 12L * 1024 * 1024;

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong receivedAtItsEnd = new AtomicLong();

    @Test
    void aLargeBodyIsNeverWhole() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            S3Place place = new S3Place(address, "us-east-1", "bucket", "", "test", "test");
            Content content = new Content("application/octet-stream", SIZE, Zeros::new);
            assertThat(new S3Objects(place, Duration.ofSeconds(10)).create("k", content, Instant.now()))
                    .isTrue();
        } finally {
            server.stop(0);
        }
        assertThat(received).hasValue(SIZE);
        assertThat(receivedAtItsEnd.get()).isGreaterThan(SIZE - UNDER_WAY);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] piece = new byte[64 * 1024];
        InputStream body = exchange.getRequestBody();
        for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
            received.addAndGet(read);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    /** Notes, when the last of it is read, how much has arrived. */
    private final class Zeros extends InputStream {

        private long left = SIZE;

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = (int) Math.min(left, length);
            Arrays.fill(into, from, from + count, (byte) 0);
            left -= count;
            if (left == 0) {
                receivedAtItsEnd.accumulateAndGet(received.get(), Math::max);
            }
            return count == 0 ? -1 : count;
        }
    }
}
