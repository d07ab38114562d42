package dev.slipway.worm;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Ceph's gateway on loopback, a real object store, as long as it is open. */
public final class RadosGateway implements AutoCloseable {

    private final Process ceph;
    private final int port = freePort();

    public RadosGateway(Path folder) throws IOException {
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

    public S3Place place(String bucket) {
        return new S3Place(URI.create("http://127.0.0.1:" + port), "us-east-1", bucket, "", "test", "test");
    }

    /** Makes a bucket, with Object Lock or without. */
    public S3Place bucket(String name, boolean locking) {
        place(name)
                .client(Duration.ofSeconds(20))
                .createBucket(request -> request.bucket(name).objectLockEnabledForBucket(locking));
        return place(name);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        ceph.getOutputStream().close();
        ceph.waitFor();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
