package dev.slipway.worm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A real object store, Ceph's gateway on loopback, keeps what our mirror asks it to keep. */
@EnabledIfSystemProperty(
        named = "slipway.radosgw",
        matches = "true",
        disabledReason = "Needs Ceph's gateway: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd"
                + " ceph-common, then ./mvnw test -Dtest='RadosGateway*Tests' -Dslipway.radosgw=true")
class RadosGatewayTests extends ObjectLockContract {

    @TempDir
    private static Path folder;

    private static RadosGateway gateway;

    @BeforeAll
    static void start() throws IOException {
        gateway = new RadosGateway(folder);
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        gateway.close();
    }

    @Override
    S3Place place(String bucket) {
        return gateway.place(bucket);
    }

    @Test
    void aBucketWithoutLocksIsRefuted() {
        S3Store store = new S3Store(gateway.bucket("free", false), Period.ofYears(11), Clock.systemUTC());
        assertThat(store.proof()).returns(WriteOnce.State.REFUTED, WriteOnce::state);
    }
}
