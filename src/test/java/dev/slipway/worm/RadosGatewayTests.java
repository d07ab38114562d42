package dev.slipway.worm;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real object store, Ceph's gateway on loopback, keeps what our mirror asks it to keep. */
@EnabledIfSystemProperty(
        named = "slipway.radosgw",
        matches = "true",
        disabledReason = "Needs Ceph's gateway: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd"
                + " ceph-common, then ./mvnw test -Dtest=RadosGatewayTests -Dslipway.radosgw=true")
class RadosGatewayTests extends ObjectLockContract {

    @TempDir
    private static Path folder;

    private static Process ceph;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        port = freePort();
        ceph = new ProcessBuilder(
                        "bash",
                        "src/test/resources/radosgw/start.sh",
                        folder.toString(),
                        String.valueOf(freePort()),
                        String.valueOf(port))
                .redirectErrorStream(true)
                .start();
        BufferedReader told = ceph.inputReader(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder();
        for (String line = told.readLine(); !"READY".equals(line); line = told.readLine()) {
            if (line == null) {
                throw new IllegalStateException("Ceph did not start:\n" + all);
            }
            all.append(line).append('\n');
        }
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        ceph.getOutputStream().close();
        ceph.waitFor();
    }

    @Override
    S3Place place(String bucket) {
        return new S3Place(URI.create("http://127.0.0.1:" + port), "us-east-1", bucket, "", "test", "test");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
