package dev.slipway.process.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Mirror;
import dev.slipway.ledger.NewEntry;
import dev.slipway.worm.FreshBucket;
import dev.slipway.worm.S3Double;
import dev.slipway.worm.S3Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Records are kept ten years from when their system was last placed on the market, and never shorter than before. */
class YearlyKeepingTests {

    private static final Instant PLACED = Instant.parse("2026-11-21T08:00:00Z");
    private static final Instant TEN_YEARS_LATER = Instant.parse("2036-11-21T08:00:00Z");
    private static final String CREDIT = "credit-scoring~1.0.0~production~1";
    private static final String INVOICE = "invoice-sorter~1.0.0~production~1";

    @RegisterExtension
    static final FreshBucket FRESH = new FreshBucket("ledger");

    private static final S3Double S3 = FRESH.store();

    private final LedgerTables tables = LedgerTables.fresh();

    @Test
    void theDateIsComputedForEachSystem() {
        append(CREDIT, "ReleasePromoted");
        append(INVOICE, "TaskCompleted");
        MarketDates dates = MarketDates.read(tables.ledger);
        assertThat(dates.until(Set.of(CREDIT))).isEqualTo(TEN_YEARS_LATER);
        assertThat(dates.untilTheLast()).isEqualTo(TEN_YEARS_LATER);
        assertThat(dates.until(Set.of(INVOICE, "ledger"))).isEqualTo(TEN_YEARS_LATER);
    }

    @Test
    void withoutAnyPlacementNothingIsAskedFor() {
        append(CREDIT, "TaskCompleted");
        assertThat(MarketDates.read(tables.ledger).untilTheLast()).isBefore(PLACED);
    }

    @Test
    void afterAYearTheLocksAreExtendedOnceAndOnlyEverExtended() {
        append(CREDIT, "ReleasePromoted");
        Mirror mirror = mirrored(Period.ofDays(30));
        keeping(Duration.ofDays(364)).extend(mirror);
        assertThat(done()).isEmpty();

        keeping(Duration.ofDays(366)).extend(mirror);
        assertThat(S3.keys("ledger").keySet())
                .hasSize(3)
                .allSatisfy(key -> assertThat(S3.keptUntil("ledger", key)).isEqualTo(TEN_YEARS_LATER));
        assertThat(done())
                .singleElement()
                .satisfies(entry -> assertThat(entry.content().payload())
                        .containsEntry("files", 3L)
                        .containsEntry("keptUntil", "2036-11-21T08:00:00.000000Z"));
    }

    @Test
    void aLockThatIsLongerAlreadyStays() {
        append(CREDIT, "ReleasePromoted");
        Mirror mirror = mirrored(Period.ofYears(20));
        keeping(Duration.ofDays(366)).extend(mirror);
        assertThat(S3.keys("ledger").keySet())
                .allSatisfy(key -> assertThat(S3.keptUntil("ledger", key)).isAfter(TEN_YEARS_LATER));
    }

    @Test
    void afterItWasDoneAYearPassesAgain() {
        append(CREDIT, "ReleasePromoted");
        Mirror mirror = mirrored(Period.ofYears(11));
        append("mirror~s3", "RetentionExtended");
        keeping(Duration.ofDays(364)).extend(mirror);
        assertThat(done()).hasSize(1);
        keeping(Duration.ofDays(366)).extend(mirror);
        assertThat(done()).hasSize(2);
    }

    @Test
    void whatIsGoneIsMissed() {
        append(CREDIT, "ReleasePromoted");
        Mirror mirror = mirrored(Period.ofYears(11));
        S3.lose("ledger", "tile/entries/000.p/1");
        new MirrorWork(mirror, true, tables::append, keeping(Duration.ofDays(366))).keep();
        assertThat(mirror.state().disagreement()).contains("tile/entries/000.p/1", "gone");
        assertThat(done()).isEmpty();
    }

    private Mirror mirrored(Period retention) {
        tables.checkpoints.sign();
        S3Store store = new S3Store(S3.place("ledger", ""), retention, Clock.systemUTC());
        Mirror mirror = new Mirror("s3", store, tables.source, tables.keys::keys);
        mirror.copy();
        return mirror;
    }

    private YearlyKeeping keeping(Duration later) {
        return new YearlyKeeping(tables.ledger, tables::append, Clock.offset(LedgerTables.CLOCK, later));
    }

    private List<Entry> done() {
        return tables.ledger.entries("mirror~s3");
    }

    private void append(String subject, String type) {
        tables.append(NewEntry.of(type, subject, Actor.service("test"), Map.of(), type + ":" + subject));
    }
}
