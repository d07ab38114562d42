package dev.slipway.process.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Mirror;
import dev.slipway.worm.FolderStore;
import dev.slipway.worm.FreshBucket;
import dev.slipway.worm.S3Double;
import dev.slipway.worm.WormStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a release may ask of the mirrors, and what a mirror that fails does to it. */
class MirrorsTests {

    private static final String BUCKET = "ledger";
    private static final Duration SHORT = Duration.ofMillis(20);

    @RegisterExtension
    static final FreshBucket FRESH = new FreshBucket(BUCKET);

    private static final S3Double S3 = FRESH.store();

    private final LedgerTables tables = LedgerTables.fresh();

    @TempDir
    private Path folder;

    @Test
    void aReleaseIsClosedWhenEveryRequiredMirrorHasItsLastEntry() {
        long closing = tables.append("closing");
        Mirrors mirrors = mirrors(required(bucket()));
        mirrors.requireCopied(closing);
        assertThat(mirrors.required()).singleElement().returns(closing + 1, Mirror.State::size);
    }

    /** Attack 72. */
    @Test
    void aRequiredMirrorThatIsAwayHoldsTheClosingUpAndNoAppend() {
        S3.away(true);
        long closing = tables.append("closing");
        Mirrors mirrors = mirrors(required(bucket()));
        assertThatExceptionOfType(MirrorBehind.class)
                .isThrownBy(() -> mirrors.requireCopied(closing))
                .withMessageContaining("503");
        assertThat(tables.append("another")).isEqualTo(closing + 1);
        S3.away(false);
        mirrors.requireCopied(closing);
    }

    @Test
    void aMirrorThatIsNotRequiredHoldsNothingUp() {
        S3.away(true);
        Mirrors mirrors = mirrors(new MirrorWork(mirror("free", bucket()), false, tables::append, keeping(tables)));
        mirrors.requireCopied(tables.append("closing"));
        assertThat(mirrors.required()).isEmpty();
        assertThat(MirrorFacts.writeOnce(mirrors.required())).isTrue();
    }

    /** Attack 71. */
    @Test
    void aRequiredMirrorThatDropsLocksIsNotWriteOnceAndClosesNothing() {
        S3.lies.add(S3Double.Lie.DROPS_LOCKS);
        Mirrors mirrors = mirrors(required(bucket()));
        assertThat(MirrorFacts.writeOnce(mirrors.required())).isNull();
        assertThatExceptionOfType(MirrorBehind.class)
                .isThrownBy(() -> mirrors.requireCopied(tables.append("closing")))
                .withMessageContaining("write-once");
        assertThat(MirrorFacts.writeOnce(mirrors.required())).isFalse();
    }

    @Test
    void aFolderIsNeverEnoughWhereWriteOnceIsRequired() {
        Mirrors mirrors = mirrors(required(new FolderStore(folder)));
        assertThatExceptionOfType(MirrorBehind.class)
                .isThrownBy(() -> mirrors.requireCopied(tables.append("closing")))
                .withMessageContaining("file system");
    }

    @Test
    void aProvenMirrorSatisfiesTheGate() {
        Mirrors mirrors = mirrors(required(bucket()));
        mirrors.requireCopied(tables.append("closing"));
        assertThat(MirrorFacts.writeOnce(mirrors.required())).isTrue();
    }

    @Test
    void aDisagreementIsASecurityEventOfTheLedgerOnceAndStopsTheMirror() {
        S3.overwrite(BUCKET, "log/tile/entries/000.p/1", "other".getBytes(StandardCharsets.UTF_8));
        long closing = tables.append("closing");
        MirrorWork work = required(bucket());
        Mirrors mirrors = mirrors(work);
        assertThatExceptionOfType(MirrorBehind.class)
                .isThrownBy(() -> mirrors.requireCopied(closing))
                .withMessageContaining("disagrees");
        work.catchUp();
        mirrors(required(bucket())).all().get(0).copy();
        assertThat(events("MirrorDisagreed"))
                .singleElement()
                .satisfies(event -> assertThat(event.content().payload())
                        .containsEntry("mirror", "must")
                        .containsEntry("securityEvent", true));
    }

    @Test
    void aLedgerThatLostItsEndIsNotAppendedToByItsMirror() {
        tables.append("a");
        tables.append("b");
        mirrors(required(bucket())).requireCopied(1);
        LedgerTables older = LedgerTables.fresh();
        Mirror mirror = new Mirror("must", bucket(), older.source, tables.keys::keys);
        new MirrorWork(mirror, true, older::append, keeping(older)).catchUp();
        assertThat(mirror.state().disagreement()).contains("restore-ledger");
        assertThat(older.ledger.head().size()).isZero();
    }

    @Test
    void mirrorsAreKeptUpToDateByThemselves() {
        long last = tables.append("a");
        tables.checkpoints.sign();
        Mirrors mirrors =
                new Mirrors(List.of(required(bucket()), optional(new FolderStore(folder))), tables.checkpoints, SHORT);
        mirrors.start();
        Awaitility.await()
                .untilAsserted(() -> assertThat(mirrors.all())
                        .allMatch(mirror -> mirror.state().size() > last));
        mirrors.stop();
        assertThat(mirrors.isRunning()).isFalse();
    }

    @Test
    void whatAMirrorLacksIsMeasured() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Mirror mirror = mirror("must", bucket());
        Clock later = Clock.offset(LedgerTables.CLOCK, Duration.ofSeconds(90));
        MirrorLag.register(mirror, tables.ledger, later, meters);
        assertThat(lag(meters, "seconds")).isZero();
        tables.append("a");
        tables.append("b");
        assertThat(lag(meters, "entries")).isEqualTo(2);
        assertThat(lag(meters, "seconds")).isEqualTo(90);
        tables.checkpoints.sign();
        mirror.copy();
        assertThat(lag(meters, "entries")).isZero();
        assertThat(lag(meters, "seconds")).isZero();
    }

    private static double lag(SimpleMeterRegistry meters, String unit) {
        return meters.get("slipway.ledger.mirror.lag." + unit)
                .tag("mirror", "must")
                .gauge()
                .value();
    }

    private List<Entry> events(String type) {
        return tables.ledger.entries(0, 100).stream()
                .filter(entry -> entry.content().type().equals(type))
                .toList();
    }

    private Mirrors mirrors(MirrorWork... works) {
        return new Mirrors(Stream.of(works).toList(), tables.checkpoints, Duration.ofHours(1));
    }

    private MirrorWork required(WormStore store) {
        return new MirrorWork(mirror("must", store), true, tables::append, keeping(tables));
    }

    private MirrorWork optional(WormStore store) {
        return new MirrorWork(mirror("may", store), false, tables::append, keeping(tables));
    }

    private Mirror mirror(String name, WormStore store) {
        return new Mirror(name, store, tables.source, tables.keys::keys);
    }

    private static YearlyKeeping keeping(LedgerTables tables) {
        return new YearlyKeeping(tables.ledger, tables::append, LedgerTables.CLOCK);
    }

    private static WormStore bucket() {
        return S3.store(BUCKET, "log/");
    }
}
