package dev.slipway.process.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.evidence.BucketEvidenceStore;
import dev.slipway.evidence.EvidenceArchive;
import dev.slipway.evidence.FolderEvidenceStore;
import dev.slipway.evidence.NewEvidence;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.Digests;
import dev.slipway.worm.FreshBucket;
import dev.slipway.worm.S3Double;
import dev.slipway.worm.S3Store;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is locked as long as the records about it, counted for each system, and never shorter than before. */
class EvidenceRetentionTests {

    private static final Instant TEN_YEARS_LATER = Instant.parse("2036-11-21T08:00:00Z");
    private static final String BUCKET = "evidence";
    private static final byte[] CONTENT = "{}".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final FreshBucket FRESH = new FreshBucket(BUCKET);

    private static final S3Double S3 = FRESH.store();

    private final LedgerTables tables = LedgerTables.fresh();

    @TempDir
    private Path folder;

    @BeforeEach
    void twoSystems() throws IOException {
        EvidenceArchive archive = bucket(Period.ofDays(30));
        for (String system : List.of("credit-scoring", "invoice-sorter")) {
            archive.keep(system, "1.0.0", new NewEvidence("build", null, "application/json", CONTENT));
        }
        archive.attach("credit-scoring", "1.0.0", Digests.of("{}"), new ByteArrayInputStream(CONTENT));
        tables.append(placed("credit-scoring~1.0.0~production~1"));
    }

    @Test
    void afterAYearTheLocksOfDocumentsAndAttachmentsAreExtendedOnce() {
        extend(Duration.ofDays(364));
        assertThat(done()).isEmpty();

        extend(Duration.ofDays(366));
        assertThat(S3.keys(BUCKET).keySet())
                .hasSize(3)
                .allSatisfy(key -> assertThat(S3.keptUntil(BUCKET, key)).isEqualTo(TEN_YEARS_LATER));
        assertThat(done())
                .singleElement()
                .satisfies(entry -> assertThat(entry.content().payload())
                        .containsEntry("objects", 3L)
                        .containsEntry("keptUntil", "2036-11-21T08:00:00.000000Z"));
    }

    @Test
    void theDateIsThatOfTheSystemItself() {
        Instant[] now = {LedgerTables.CLOCK.instant()};
        LedgerTables moving = LedgerTables.at(new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        moving.append(placed("credit-scoring~1.0.0~production~1"));
        now[0] = now[0].plus(Duration.ofDays(100));
        moving.append(placed("invoice-sorter~1.0.0~production~1"));
        extend(moving, Duration.ofDays(366));
        assertThat(S3.keptUntil(BUCKET, "evidence/credit-scoring/1.0.0/build.1"))
                .isEqualTo(TEN_YEARS_LATER);
        assertThat(S3.keptUntil(BUCKET, "evidence/invoice-sorter/1.0.0/build.1"))
                .isEqualTo(MarketDates.read(moving.ledger).until("never-placed"))
                .isEqualTo(Instant.parse("2037-03-01T08:00:00Z"));
    }

    @Test
    void aLockThatIsLongerAlreadyStays() {
        EvidenceArchive archive = bucket(Period.ofYears(20));
        archive.keep("credit-scoring", "2.0.0", new NewEvidence("build", null, "application/json", CONTENT));
        extend(Duration.ofDays(366));
        assertThat(S3.keptUntil(BUCKET, "evidence/credit-scoring/2.0.0/build.1"))
                .isAfter(TEN_YEARS_LATER);
    }

    @Test
    void aStoreThatIsAwayIsAskedAgainTheNextDay() {
        S3.away(true);
        extend(Duration.ofDays(366));
        assertThat(done()).isEmpty();
        S3.away(false);
        extend(Duration.ofDays(367));
        assertThat(done()).hasSize(1);
        extend(Duration.ofDays(368));
        assertThat(done()).as("a year after it was done, as the ledger has it").hasSize(2);
    }

    @Test
    void aFolderLocksNothingAndNothingIsSaidOfIt() {
        new EvidenceRetention(
                        new FolderEvidenceStore(folder),
                        tables.ledger,
                        tables::append,
                        Clock.offset(LedgerTables.CLOCK, Duration.ofDays(366)))
                .extend();
        assertThat(done()).isEmpty();
    }

    private void extend(Duration later) {
        extend(tables, later);
    }

    private void extend(LedgerTables ledger, Duration later) {
        new EvidenceRetention(
                        bucket(Period.ofDays(30)),
                        ledger.ledger,
                        ledger::append,
                        Clock.offset(LedgerTables.CLOCK, later))
                .extend();
    }

    private EvidenceArchive bucket(Period retention) {
        return new BucketEvidenceStore(
                new S3Store(S3.place(BUCKET, ""), retention, Clock.systemUTC()), folder.resolve("uploads"));
    }

    private List<Entry> done() {
        return tables.ledger.entries("evidence");
    }

    private static NewEntry placed(String subject) {
        return NewEntry.of("ReleasePromoted", subject, Actor.service("test"), Map.of(), subject);
    }
}
