package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checkpoints are stamped by an authority of RFC 3161, and only its own token over them counts. */
class StampingTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Clock CLOCK = at(NOW);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final byte[] TEXT = "some text".getBytes(StandardCharsets.UTF_8);

    private final LedgerDatabase database = new LedgerDatabase();
    private final Checkpoints checkpoints = new Checkpoints(database.source, TestKey.of("ledger.example/test"));

    private TestAuthority authority;

    @BeforeEach
    void start() throws Exception {
        authority = new TestAuthority(CLOCK, LIFE);
        database.append(3);
        checkpoints.sign();
    }

    @AfterEach
    void stop() {
        authority.close();
    }

    @Test
    void theNewestCheckpointIsStampedOnceADay() {
        assertThat(stamping(CLOCK).stampWhenDue()).hasValue(Duration.ZERO);
        assertThat(kept()).extracting(TimestampTable.Row::size).containsExactly(3L);
        byte[] text = checkpoints.latest().orElseThrow().text().getBytes(StandardCharsets.UTF_8);
        assertThat(Timestamp.parse(kept().get(0).token()).verify(text, List.of(authority.root)))
                .isEqualTo(NOW);

        database.append(anEntry("later"));
        checkpoints.sign();
        assertThat(stamping(at(NOW.plus(Duration.ofHours(23)))).stampWhenDue()).isEmpty();
        assertThat(stamping(at(NOW.plus(Duration.ofHours(24)))).stampWhenDue()).isPresent();
        assertThat(kept()).extracting(TimestampTable.Row::size).containsExactly(4L);
    }

    @Test
    void aLedgerThatRestsIsStampedAnewAfterAYear() {
        stamping(CLOCK).stampWhenDue();
        assertThat(stamping(at(NOW.plus(Duration.ofDays(364)))).stampWhenDue()).isEmpty();
        assertThat(stamping(at(NOW.plus(Duration.ofDays(365)))).stampWhenDue()).isPresent();
    }

    /** 43: a clock that was ten years ahead and went back keeps nothing waiting. */
    @Test
    void aClockThatWentBackDoesNotStopIt() {
        stamping(at(NOW.plus(Duration.ofDays(3650)))).stampWhenDue();
        database.append(anEntry("later"));
        checkpoints.sign();
        assertThat(stamping(CLOCK).stampWhenDue()).isPresent();
    }

    @Test
    void atAClosingItIsStampedAtOnce() {
        stamping(CLOCK).stampWhenDue();
        assertThat(stamping(at(NOW.plusSeconds(1))).stamp()).isPresent();
    }

    /** 44. */
    @Test
    void theDifferenceOfTheClocksIsTold() {
        authority.shows(at(NOW.plus(Duration.ofMinutes(7))));
        assertThat(stamping(CLOCK).stampWhenDue()).hasValue(Duration.ofMinutes(7));
    }

    /** 46. */
    @Test
    void aTokenHoldsAfterItsCertificateEndedAndNotWhenItHadEndedBefore() throws Exception {
        Timestamp stamp = authority.remote().stamp(TEXT);
        assertThat(stamp.verify(TEXT, List.of(authority.root))).isEqualTo(NOW);

        authority.shows(at(NOW.plus(LIFE).plus(Duration.ofDays(1))));
        assertDeceived(() -> authority.remote().stamp(TEXT), "does not hold");

        try (TestAuthority longGone = new TestAuthority(at(Instant.parse("2019-01-01T00:00:00Z")), LIFE)) {
            assertThat(longGone.remote().stamp(TEXT).verify(TEXT, List.of(longGone.root)))
                    .isEqualTo(Instant.parse("2019-01-01T00:00:00Z"));
        }
    }

    /** 47: the answer to another request. */
    @Test
    void aReplayIsNotBelieved() {
        AtomicReference<byte[]> first = new AtomicReference<>();
        authority.answersBy(answer -> {
            first.compareAndSet(null, answer);
            return first.get();
        });
        authority.remote().stamp(TEXT);
        assertDeceived(() -> authority.remote().stamp(TEXT), "wrong nonce");
    }

    /** 47: an authority that leads to another root. */
    @Test
    void anUntrustedAuthorityIsNotBelieved() throws Exception {
        try (TestAuthority other = new TestAuthority(CLOCK, LIFE)) {
            assertDeceived(() -> other.remote(authority.root).stamp(TEXT), "does not hold");
            Timestamp stamp = other.remote().stamp(TEXT);
            assertThatThrownBy(() -> stamp.verify(TEXT, List.of(authority.root)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** 47: a token over other bytes, also with the nonce of the request. */
    @Test
    void aTokenOverOtherBytesIsNotBelieved() {
        Timestamp stamp = authority.remote().stamp(TEXT);
        assertThatThrownBy(() -> stamp.verify("other text".getBytes(StandardCharsets.UTF_8), List.of(authority.root)))
                .hasMessageContaining("not over these bytes");
        authority.answersBy(ignored -> overOtherBytes());
        assertDeceived(() -> authority.remote().stamp(TEXT), "different message imprint");
    }

    @Test
    void aTokenWhoseSignatureIsFalseIsNotBelieved() {
        byte[] bytes = authority.remote().stamp(TEXT).bytes();
        bytes[bytes.length - 1] ^= 1;
        Timestamp forged = Timestamp.parse(bytes);
        assertThatThrownBy(() -> forged.verify(TEXT, List.of(authority.root)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nonsenseAndSilenceAreToldApart() {
        authority.answersBy(ignored -> "no timestamp".getBytes(StandardCharsets.UTF_8));
        assertDeceived(() -> authority.remote().stamp(TEXT), "does not count");
        authority.close();
        assertThatThrownBy(() -> stamping(CLOCK).stampWhenDue())
                .asInstanceOf(type(NotStamped.class))
                .extracting(NotStamped::deceived)
                .isEqualTo(false);
        assertThat(kept()).isEmpty();
    }

    /** Crash after the token came and before it was kept: it is asked again, and the checkpoint is the same. */
    @Test
    void aCrashBeforeTheTokenIsKeptCostsNothing() {
        String signed = checkpoints.sign().toString();
        authority.remote().stamp(signed.getBytes(StandardCharsets.UTF_8));
        assertThat(stamping(CLOCK).stampWhenDue()).isPresent();
        assertThat(checkpoints.sign()).hasToString(signed);
        assertThat(kept()).hasSize(1);
    }

    private byte[] overOtherBytes() {
        try {
            TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
            generator.setCertReq(true);
            TimeStampRequest other = generator.generate(
                    TSPAlgorithms.SHA256,
                    Sha256.digest().digest("x".getBytes(StandardCharsets.UTF_8)),
                    authority.nonce());
            return authority.answerTo(other);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Stamping stamping(Clock clock) {
        return new Stamping(database.source, authority.remote(), Duration.ofDays(1), clock);
    }

    private List<TimestampTable.Row> kept() {
        try (Connection connection = database.source.getConnection()) {
            return new TimestampTable(connection).latest(Long.MAX_VALUE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Clock at(Instant moment) {
        return Clock.fixed(moment, ZoneOffset.UTC);
    }

    private static void assertDeceived(ThrowingCallable asking, String text) {
        assertThatThrownBy(asking)
                .hasMessageContaining(text)
                .asInstanceOf(type(NotStamped.class))
                .extracting(NotStamped::deceived)
                .isEqualTo(true);
    }
}
