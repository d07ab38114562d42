package dev.slipway.worm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.worm.S3Double.Lie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket keeps each thing once and locked; what it only claims, and what it did not answer, is not believed. */
class S3StoreTests {

    private static final String BUCKET = "ledger";
    private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    private static S3Double s3;
    private static WormStore store;

    @BeforeAll
    static void start() throws IOException {
        s3 = new S3Double();
        store = new S3Store(s3.place(BUCKET, "log/"), Period.ofYears(11), Clock.systemUTC(), Duration.ofMillis(400));
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @BeforeEach
    void anHonestEmptyBucket() {
        s3.afresh(BUCKET);
    }

    @Test
    void anHonestBucketIsProven() {
        assertThat(store.proof()).returns(WriteOnce.State.PROVEN, WriteOnce::state);
    }

    @ParameterizedTest
    @EnumSource(
            value = Lie.class,
            names = {"DROPS_LOCKS", "DELETES", "DELETES_AND_DENIES", "SHORTENS", "WEAKENS", "KEEPS_NO_VERSIONS"})
    void aBucketThatOnlyPretendsIsSeenAtStart(Lie lie) {
        s3.lies.add(lie);
        assertThat(store.proof()).returns(WriteOnce.State.REFUTED, WriteOnce::state);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void aBucketThatDoesNotAnswerIsNeitherProvenNorRefuted(int fault) {
        s3.faults.add(fault);
        assertThat(store.proof()).returns(WriteOnce.State.UNKNOWN, WriteOnce::state);
    }

    @Test
    void aThingIsLockedWhenItIsWritten() {
        store.put("tile/0/000", ONE);
        assertThat(store.get("tile/0/000")).hasValue(ONE);
        assertThat(s3.keptUntil(BUCKET, "log/tile/0/000")).isAfter(Instant.now().plus(Duration.ofDays(11 * 365)));
    }

    @Test
    void theSameBytesAgainChangeNothing() {
        store.put("a", ONE);
        store.put("a", ONE);
        assertThat(s3.keys(BUCKET)).containsEntry("log/a", 1);
    }

    @Test
    void otherBytesUnderANameAreRefused() {
        store.put("a", ONE);
        assertThatExceptionOfType(WormConflict.class)
                .isThrownBy(() -> store.put("a", OTHER))
                .withMessageContaining("'a'");
        assertThat(store.get("a")).hasValue(ONE);
    }

    @Test
    void aWriterWhoWasFasterIsComparedToo() {
        s3.lies.add(Lie.IGNORES_CONDITIONS);
        store.put("a", ONE);
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.put("a", OTHER));
        assertThat(s3.keys(BUCKET)).containsEntry("log/a", 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 500, 503, 0, S3Double.LOST})
    void whatWasNotAnsweredWellIsNotTakenAsStoredAndIsTriedAgain(int fault) {
        s3.writeFaults.add(fault);
        assertThatExceptionOfType(WormUnavailable.class).isThrownBy(() -> store.put("a", ONE));
        store.put("a", ONE);
        assertThat(store.get("a")).hasValue(ONE);
        assertThat(s3.keys(BUCKET)).containsEntry("log/a", 1);
    }

    @Test
    void aDroppedLockIsSeenWithTheNextThing() {
        s3.lies.add(Lie.DROPS_LOCKS);
        assertThatExceptionOfType(NotWriteOnce.class)
                .isThrownBy(() -> store.put("a", ONE))
                .withMessageContaining("no lock");
    }

    /** Attack 69. */
    @Test
    void aMarkOfDeletionHidesNothing() {
        store.put("a", ONE);
        s3.hide(BUCKET, "log/a");
        assertThat(store.get("a")).hasValue(ONE);
        assertThat(store.names("", "")).containsExactly("a");
        store.put("a", ONE);
    }

    /** Attack 70. */
    @Test
    void bytesThatWerePutOverOthersAreSeen() {
        store.put("a", ONE);
        s3.overwrite(BUCKET, "log/a", OTHER);
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.get("a"));
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.put("a", ONE));
    }

    @Test
    void locksAreOnlyExtended() {
        store.put("a", ONE);
        Instant later = Instant.parse("2060-01-01T00:00:00Z");
        store.keepUntil("a", later);
        assertThat(s3.keptUntil(BUCKET, "log/a")).isEqualTo(later);
        store.keepUntil("a", Instant.now());
        assertThat(s3.keptUntil(BUCKET, "log/a")).isEqualTo(later);
    }

    @Test
    void namesComeInOrderBehindTheOneThatIsKnown() {
        store.put("checkpoints/2", ONE);
        store.put("checkpoints/3", ONE);
        store.put("checkpoints/1", ONE);
        store.put("tile/0", ONE);
        assertThat(store.names("checkpoints/", "checkpoints/1")).containsExactly("checkpoints/2", "checkpoints/3");
    }

    @Test
    void noKeyIsInWhatIsToldAboutIt() {
        assertThat(new S3Place(null, "eu-central-1", "b", "", "AKIA", "secret"))
                .asString()
                .doesNotContain("AKIA", "secret");
    }
}
