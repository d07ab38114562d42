package dev.slipway.worm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.worm.AzureDouble.Lie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A container keeps each thing once and locked; what it only claims, and what it did not answer, is not believed. */
class AzureStoreTests {

    private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    private static AzureDouble azure;
    private static WormStore store;

    @BeforeAll
    static void start() throws IOException {
        azure = new AzureDouble();
        store = new AzureStore(azure.place("log/"), Period.ofYears(11), Clock.systemUTC(), Duration.ofMillis(500));
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @BeforeEach
    void anHonestEmptyContainer() {
        azure.empty();
    }

    @Test
    void anHonestContainerIsProven() {
        assertThat(store.proof()).returns(WriteOnce.State.PROVEN, WriteOnce::state);
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, names = "LEAVES_UNLOCKED", mode = EnumSource.Mode.EXCLUDE)
    void aContainerThatOnlyPretendsIsSeenAtStart(Lie lie) {
        azure.lies.add(lie);
        assertThat(store.proof()).returns(WriteOnce.State.REFUTED, WriteOnce::state);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void aContainerThatDoesNotAnswerIsNeitherProvenNorRefuted(int fault) {
        azure.writeFaults.add(fault);
        assertThat(store.proof()).returns(WriteOnce.State.UNKNOWN, WriteOnce::state);
    }

    @Test
    void aThingIsLockedWhenItIsWritten() {
        store.put("tile/0/000", ONE);
        assertThat(store.get("tile/0/000")).hasValue(ONE);
        assertThat(azure.first("log/tile/0/000").locked()).isTrue();
        assertThat(azure.first("log/tile/0/000").until).isAfter(Instant.now().plus(Duration.ofDays(11 * 365)));
    }

    /** A default of the container lets a policy of its own come out unlocked. */
    @Test
    void aPolicyThatCameOutUnlockedIsLocked() {
        azure.lies.add(Lie.LEAVES_UNLOCKED);
        store.put("a", ONE);
        assertThat(azure.first("log/a").locked()).isTrue();
    }

    @Test
    void aDroppedPolicyIsSeen() {
        azure.lies.add(Lie.DROPS_POLICIES);
        assertThatExceptionOfType(NotWriteOnce.class).isThrownBy(() -> store.put("a", ONE));
    }

    @Test
    void theSameBytesAgainChangeNothingAndOthersAreRefused() {
        store.put("a", ONE);
        store.put("a", ONE);
        assertThat(azure.versions("log/a")).isEqualTo(1);
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.put("a", OTHER));
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 412, 500, 503, 0})
    void whatWasNotAnsweredWellIsNotTakenAsStoredAndIsTriedAgain(int fault) {
        azure.writeFaults.add(fault);
        assertThatExceptionOfType(WormUnavailable.class).isThrownBy(() -> store.put("a", ONE));
        store.put("a", ONE);
        assertThat(store.get("a")).hasValue(ONE);
    }

    @Test
    void bytesThatWerePutOverOthersAreSeen() {
        store.put("a", ONE);
        azure.overwrite("log/a", OTHER);
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.get("a"));
    }

    @Test
    void policiesAreOnlyExtended() {
        store.put("a", ONE);
        Instant later = Instant.parse("2060-01-01T00:00:00Z");
        store.keepUntil("a", later);
        store.keepUntil("a", Instant.now());
        assertThat(azure.first("log/a").until).isEqualTo(later);
    }

    @Test
    void namesComeInOrderBehindTheOneThatIsKnown() {
        store.put("checkpoints/2", ONE);
        store.put("checkpoints/1", ONE);
        store.put("tile/0", ONE);
        assertThat(store.names("checkpoints/", "")).containsExactly("checkpoints/1", "checkpoints/2");
        assertThat(store.names("checkpoints/", "checkpoints/1")).containsExactly("checkpoints/2");
    }

    /** As of the code that a server which checks signatures, Azurite 3.37.0, accepted. */
    @Test
    void aQuestionIsSignedAsSharedKeyAsks() {
        Clock then = Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
        new AzureStore(azure.place("log/"), Period.ofYears(11), then).names("a b/", "");
        assertThat(azure.lastAuthorization())
                .isEqualTo("SharedKey account:252/OR4AbN1Pk9CJK+ke1vvEtyatsNUieZqYcvgn0T8=");
    }

    @Test
    void noKeyIsInWhatIsToldAboutIt() {
        assertThat(azure.place("")).asString().doesNotContain("c2VjcmV0");
    }
}
