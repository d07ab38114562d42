package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.ledger.NotCosigned.Reason;
import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import dev.slipway.witness.TestWitness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints are cosigned by a witness over HTTP, and nothing else that it answers counts. */
class CosigningTests {

    private static final String ORIGIN = "ledger.example/test";
    private static final Instant NOW = LedgerDatabase.NOW;
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final NoteSigner key = TestKey.of(ORIGIN);
    private final LedgerDatabase database = new LedgerDatabase();
    private final Checkpoints checkpoints = new Checkpoints(database.source, key);

    @TempDir
    private Path folder;

    private TestWitness witness;
    private Cosigning cosigning;

    @BeforeEach
    void start() throws IOException {
        witness = new TestWitness(folder, key.verifier(), CLOCK);
        cosigning = cosigning(database, witness.remote(CLOCK));
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    @Test
    void theCosignatureIsGivenOutWithTheCheckpoint() {
        database.append(3);
        checkpoints.sign();
        assertThat(cosigning.waitingSince()).isPresent();

        assertThat(cosigning.cosign()).isTrue();

        assertThat(cosigning.cosign()).as("asked once").isFalse();
        assertThat(cosigning.cosigned()).isEqualTo(3);
        assertThat(cosigning.waitingSince()).isEmpty();
        for (SignedNote note : List.of(
                checkpoints.sign(),
                checkpoints.latest().orElseThrow(),
                checkpoints.at(3).orElseThrow())) {
            assertThat(note.signedBy(List.of(key.verifier()))).isNotEmpty();
            assertThat(note.cosignedAt(witness.verifier())).hasValue(NOW.truncatedTo(ChronoUnit.SECONDS));
        }
    }

    @Test
    void laterCheckpointsAreCosignedWithAProof() {
        database.append(3);
        checkpoints.sign();
        cosigning.cosign();
        for (int i = 0; i < 300; i++) {
            database.append(anEntry("later-" + i));
        }
        checkpoints.sign();
        assertThat(cosigning.waitingSince())
                .as("the first entry that is not covered")
                .hasValue(database.ledger.entry(3).orElseThrow().time());
        assertThat(cosigning.cosign()).isTrue();
        assertThat(cosigning.cosigned()).isEqualTo(303);
    }

    /** Its answer was lost, or this database forgot it: the witness tells its size. */
    @Test
    void aWitnessThatKnowsMoreOfUsThanWeRememberIsAskedFromThere() {
        database.append(3);
        checkpoints.sign();
        cosigning.cosign();
        database.execute("delete from ledger_cosignature");
        assertThat(cosigning.cosign()).as("the same size again").isTrue();
        database.execute("delete from ledger_cosignature");
        database.append(anEntry("later"));
        checkpoints.sign();
        assertThat(cosigning.cosign()).as("from its size on").isTrue();
        assertThat(cosigning.cosigned()).isEqualTo(4);
    }

    /** 35. */
    @Test
    void ofTwoDatabasesWithOneKeyTheSecondIsRefused() {
        database.append(3);
        checkpoints.sign();
        cosigning.cosign();
        LedgerDatabase other = new LedgerDatabase();
        other.append(anEntry("other"));
        Checkpoints others = new Checkpoints(other.source, key);
        others.sign();
        Cosigning second = cosigning(other, witness.remote(CLOCK));

        assertReason(second::cosign, Reason.DISAGREES, "has cosigned 3 entries of this ledger, here are 1");
        other.append(anEntry("more"), anEntry("and more"));
        others.sign();
        assertReason(second::cosign, Reason.DISAGREES, "does not continue");
        other.append(anEntry("still more"));
        others.sign();
        assertReason(second::cosign, Reason.DISAGREES, "does not continue");
        assertThat(second.cosigned()).isZero();
    }

    /** 37 and 45: wrong, old, of the future, foreign, none, nonsense. */
    @ParameterizedTest
    @ValueSource(strings = {"other text", "old", "future", "foreign", "foreign key of its name", "none", "nonsense"})
    void aSlipperyWitnessIsNotBelieved(String trick) throws IOException {
        database.append(3);
        checkpoints.sign();
        Cosigner honest = TestWitness.key("witness.example/slippery");
        Cosigner foreign = TestWitness.key("witness.example/foreign");
        Cosigner namesake = TestWitness.key("witness.example/slippery");
        UnaryOperator<String> answers = text -> switch (trick) {
            case "other text" -> lines(honest, text.replace("\n3\n", "\n2\n"), NOW);
            case "old" -> lines(honest, text, NOW.minus(Duration.ofMinutes(6)));
            case "future" -> lines(honest, text, NOW.plus(Duration.ofMinutes(6)));
            case "foreign" -> lines(foreign, text, NOW);
            case "foreign key of its name" -> lines(namesake, text, NOW);
            case "none" -> "";
            default -> "cosigned, believe me";
        };
        try (Slippery slippery = new Slippery(answers)) {
            Cosigning asking =
                    cosigning(database, new RemoteWitness("slippery", slippery.address(), honest.verifier(), CLOCK));
            assertReason(asking::cosign, Reason.UNUSABLE, "does not count");
            assertThat(asking.cosigned()).isZero();
            assertThat(checkpoints.sign().cosignedAt(honest.verifier())).isEmpty();
        }
        try (Slippery honestly = new Slippery(text -> lines(foreign, text, NOW) + lines(honest, text, NOW))) {
            Cosigning asking =
                    cosigning(database, new RemoteWitness("honest", honestly.address(), honest.verifier(), CLOCK));
            assertThat(asking.cosign()).isTrue();
            assertThat(checkpoints.sign().cosignedAt(honest.verifier())).isPresent();
            assertThat(checkpoints.sign().cosignedAt(foreign.verifier()))
                    .as("a stranger's line is not kept")
                    .isEmpty();
        }
    }

    @Test
    void aWitnessThatIsAwayOrDoesNotKnowUsSaysSo() throws IOException {
        database.append(1);
        checkpoints.sign();
        try (TestWitness others = new TestWitness(
                folder.resolve("others"), TestKey.of("other.example/log").verifier(), CLOCK)) {
            assertReason(cosigning(database, others.remote(CLOCK))::cosign, Reason.REFUSED, "answers 404");
        }
        witness.close();
        assertReason(cosigning::cosign, Reason.UNREACHABLE, "does not answer");
        assertThatThrownBy(cosigning::newest).isInstanceOf(AnchorUnreachable.class);
    }

    /** Crash after sign, after the witness's answer, and before the next entry: one note of each size, and all is caught up. */
    @Test
    void aCrashAfterEachStepLeavesOneNoteOfEachSize() {
        database.append(2);
        String signed = checkpoints.sign().toString();
        Checkpoints restarted = new Checkpoints(database.source, key);
        assertThat(restarted.sign()).as("crash after signing").hasToString(signed);

        cosigning(database, witness.remote(CLOCK)).cosign();
        database.execute("delete from ledger_cosignature");
        Checkpoints again = new Checkpoints(database.source, key);
        assertThat(cosigning(database, witness.remote(CLOCK)).cosign())
                .as("crash before keeping")
                .isTrue();
        assertThat(again.sign().toString()).startsWith(signed);

        database.append(anEntry("next"));
        again.sign();
        assertThat(cosigning(database, witness.remote(CLOCK)).cosign()).isTrue();
        assertThat(again.at(2).orElseThrow().toString()).startsWith(signed);
    }

    @Test
    void onlyAWitnessesKeyIsTaken() {
        assertThatThrownBy(() -> new RemoteWitness("log", URI.create("http://127.0.0.1"), key.verifier(), CLOCK))
                .hasMessageContaining("is not that of a witness");
    }

    private static Cosigning cosigning(LedgerDatabase database, RemoteWitness witness) {
        return new Cosigning(database.source, new LedgerProofs(database.source), witness);
    }

    private static void assertReason(ThrowingCallable asking, Reason reason, String text) {
        assertThatThrownBy(asking)
                .hasMessageContaining(text)
                .asInstanceOf(type(NotCosigned.class))
                .extracting(NotCosigned::reason)
                .isEqualTo(reason);
    }

    private static String lines(Cosigner cosigner, String text, Instant then) {
        return cosigner.cosign(text, then).lines(cosigner.verifier());
    }

    /** Answers 200 with whatever it likes. */
    private static final class Slippery implements AutoCloseable {

        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

        Slippery(UnaryOperator<String> answer) throws IOException {
            server.createContext("/add-checkpoint", exchange -> {
                AddCheckpoint asked =
                        AddCheckpoint.parse(exchange.getRequestBody().readAllBytes());
                byte[] body = answer.apply(asked.checkpoint().text()).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
