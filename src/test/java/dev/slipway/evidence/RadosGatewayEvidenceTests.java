package dev.slipway.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.worm.RadosGateway;
import dev.slipway.worm.S3Place;
import dev.slipway.worm.S3Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real object store, Ceph's gateway on loopback, keeps evidence as the others do. */
@EnabledIfSystemProperty(
        named = "slipway.radosgw",
        matches = "true",
        disabledReason = "Needs Ceph's gateway, as RadosGatewayTests say")
class RadosGatewayEvidenceTests extends EvidenceArchiveContract {

    @TempDir
    private static Path ceph;

    private static RadosGateway gateway;

    @TempDir
    private Path uploads;

    private final String bucket = "evidence-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        gateway = new RadosGateway(ceph);
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        gateway.close();
    }

    @BeforeEach
    void aBucket() {
        gateway.bucket(bucket, true);
    }

    @Override
    EvidenceArchive open() {
        return new BucketEvidenceStore(bucket(), uploads);
    }

    @Override
    List<String> lying(String below) {
        return bucket().names(below.isEmpty() ? "" : "evidence/scoring/1.0.0/" + below, "");
    }

    @Test
    void aLargeAttachmentGoesInAndComesOut() throws IOException {
        byte[] large = new byte[20 * 1024 * 1024];
        String digest = ContentDigest.of(large);
        open().attach("scoring", "1.0.0", digest, new ByteArrayInputStream(large));
        try (InputStream content = open().attachment("scoring", "1.0.0", digest)) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    private S3Store bucket() {
        S3Place place = gateway.place(bucket);
        return new S3Store(place, Period.ofYears(11), Clock.systemUTC());
    }
}
