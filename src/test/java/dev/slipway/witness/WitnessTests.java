package dev.slipway.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.AddCheckpoint;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.TestTree;
import dev.slipway.signature.Cosigner;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The witness over HTTP, asked in every way that C2SP tlog-witness answers with a status of its own. */
class WitnessTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final String ORIGIN = "ledger.example/test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final NoteSigner log = signer(ORIGIN);
    private final TestTree tree = new TestTree(ORIGIN, log, "entry");
    private final TestTree fork = new TestTree(ORIGIN, log, "other");
    private final Cosigner key = cosigner();

    @TempDir
    private Path data;

    private WitnessFiles files;
    private WitnessServer server;

    @BeforeEach
    void start() throws IOException {
        files = new WitnessFiles(data);
        Witness witness = new Witness(key, List.of(log.verifier()), files, Clock.fixed(NOW, ZoneOffset.UTC));
        server = new WitnessServer(new InetSocketAddress("127.0.0.1", 0), witness);
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        files.close();
    }

    @Test
    void theFirstAndEveryContinuingCheckpointIsCosigned() throws Exception {
        assertCosigned(tree.add(0, 3), tree.checkpoint(3));
        assertCosigned(tree.add(3, 3), tree.checkpoint(3));
        assertCosigned(tree.add(3, 300), tree.checkpoint(300));
    }

    @Test
    void anEmptyLedgerIsCosignedAndContinued() throws Exception {
        assertCosigned(tree.add(0, 0), tree.checkpoint(0));
        assertCosigned(tree.add(0, 0), tree.checkpoint(0));
        assertCosigned(tree.add(0, 5), tree.checkpoint(5));
        String noEmptyTree = new Checkpoint(ORIGIN, 0, "ab".repeat(32)).text();
        WitnessFiles other = new WitnessFiles(data.resolve("other"));
        Witness fresh = new Witness(key, List.of(log.verifier()), other, Clock.systemUTC());
        assertThat(fresh.add(new AddCheckpoint(0, List.of(), log.sign(noEmptyTree))
                                .toString()
                                .getBytes(UTF_8))
                        .status())
                .isEqualTo(422);
    }

    /** 31. */
    @Test
    void aSmallerCheckpointIsAnsweredWithTheSizeThatWasCosigned() throws Exception {
        send(tree.add(0, 8));
        HttpResponse<String> answer = send(tree.add(3, 5));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/x.tlog.size");
        assertThat(answer.body()).isEqualTo("8\n");
        assertThat(send(new AddCheckpoint(8, List.of(), tree.checkpoint(5)).toString())
                        .statusCode())
                .isEqualTo(400);
        assertThat(send(tree.add(0, 9)).body()).isEqualTo("8\n");
    }

    /** 32. */
    @Test
    void anotherRootOfTheSameSizeIsRefused() throws Exception {
        send(tree.add(0, 8));
        assertThat(send(fork.add(8, 8)).statusCode()).isEqualTo(422);
        assertCosigned(tree.add(8, 8), tree.checkpoint(8));
    }

    /** 33. */
    @Test
    void aMissingOrWrongProofIsRefused() throws Exception {
        send(tree.add(0, 5));
        SignedNote seven = tree.checkpoint(7);
        assertThat(send(new AddCheckpoint(5, List.of(), seven).toString()).statusCode())
                .isEqualTo(422);
        assertThat(send(fork.add(5, 7)).statusCode()).isEqualTo(422);
        List<byte[]> garbage = new ArrayList<>(tree.proof(5, 7));
        garbage.set(0, new byte[32]);
        assertThat(send(new AddCheckpoint(5, garbage, seven).toString()).statusCode())
                .isEqualTo(422);
        WitnessFiles other = new WitnessFiles(data.resolve("other"));
        Witness fresh = new Witness(key, List.of(log.verifier()), other, Clock.systemUTC());
        assertThat(fresh.add(new AddCheckpoint(0, tree.proof(5, 7), seven)
                                .toString()
                                .getBytes(UTF_8))
                        .status())
                .as("a proof where none belongs")
                .isEqualTo(422);
    }

    /** 34. */
    @Test
    void anUnknownLogIsNotFound() throws Exception {
        NoteSigner stranger = signer("stranger.example/log");
        assertThat(send(new TestTree("stranger.example/log", stranger, "entry").add(0, 3))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKnownNameWithAnotherKeyIsForbidden() throws Exception {
        assertThat(send(new TestTree(ORIGIN, signer(ORIGIN), "entry").add(0, 3)).statusCode())
                .isEqualTo(403);
        String forged = tree.add(0, 3).replace("\n3\n", "\n4\n");
        assertThat(send(forged).statusCode()).isEqualTo(403);
    }

    /** 35: two databases with the key of one ledger; whoever comes second is refused. */
    @Test
    void ofTwoLedgersWithOneKeyTheSecondIsRefused() throws Exception {
        assertCosigned(tree.add(0, 4), tree.checkpoint(4));
        HttpResponse<String> first = send(fork.add(0, 6));
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(send(fork.add(4, 6)).statusCode()).isEqualTo(422);
    }

    /** 36: two requests at once never take back what was cosigned. */
    @Test
    void aRaceNeverRollsBack() throws Exception {
        send(tree.add(0, 10));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            for (int round = 0; round < 20; round++) {
                long size = files.last(ORIGIN)
                        .map(note -> Checkpoint.parse(note.text()).size())
                        .orElseThrow();
                List<Future<HttpResponse<String>>> answers = new ArrayList<>();
                for (long more = 1; more <= 6; more++) {
                    String body = tree.add(size, size + more);
                    answers.add(threads.submit(() -> send(body)));
                }
                int cosigned = 0;
                for (Future<HttpResponse<String>> answer : answers) {
                    cosigned += answer.get().statusCode() == 200 ? 1 : 0;
                }
                assertThat(cosigned).as("cosigned from %d on", size).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatIsMalformedIsABadRequest() throws Exception {
        String good = tree.add(0, 3);
        for (String body : List.of(
                "",
                "old 0\n",
                good.replace("old 0", "old 00"),
                good.replace("old 0", "old -1"),
                good.replace("old 0", "new 0"),
                good.replace("old 0\n", "old 0\nAAAA\n"),
                good.replace("old 0\n", "old 0\n" + "A".repeat(43) + "=\nx\n"),
                good.replace("\n3\n", "\n03\n"),
                "old 0\n" + ("A".repeat(43) + "=\n").repeat(64) + good.substring("old 0\n".length()))) {
            assertThat(send(body).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void onlyAddCheckpointIsAnsweredAndOnlyABodyOfSomeSize() throws Exception {
        assertThat(send("old 0\n" + "x".repeat(70_000)).statusCode()).isEqualTo(413);
        HttpRequest get = HttpRequest.newBuilder(address("/add-checkpoint")).build();
        assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        HttpRequest elsewhere = HttpRequest.newBuilder(address("/")).build();
        assertThat(http.send(elsewhere, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    @Test
    void whatWasCosignedIsKnownAfterARestartAndByOneProcessOnly() throws Exception {
        send(tree.add(0, 8));
        assertThatThrownBy(() -> new WitnessFiles(data)).hasMessageContaining("in use by another witness");
        stop();
        start();
        assertThat(send(tree.add(0, 9)).body()).isEqualTo("8\n");
        assertCosigned(tree.add(8, 9), tree.checkpoint(9));
    }

    private void assertCosigned(String body, SignedNote checkpoint) throws Exception {
        HttpResponse<String> answer = send(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(SignedNote.parse(checkpoint.text() + "\n" + answer.body()).cosignedAt(key.verifier()))
                .hasValue(NOW);
    }

    private HttpResponse<String> send(String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address("/add-checkpoint"))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NoteSigner signer(String origin) {
        KeyPair pair = pair();
        return new NoteSigner(origin, pair.getPrivate(), pair.getPublic());
    }

    private static Cosigner cosigner() {
        KeyPair pair = pair();
        return new Cosigner("witness.example/one", pair.getPrivate(), pair.getPublic());
    }
}
