package dev.slipway.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.TestTree;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.NoteVerifier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command starts a witness, says its key, and says what is missing. */
class WitnessCommandTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final WitnessCommand command =
            new WitnessCommand(new PrintStream(out, true, StandardCharsets.UTF_8), Clock.systemUTC());

    @TempDir
    private Path folder;

    @Test
    void aWitnessAnswersAndItsKeyIsMadeAndSaid() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteSigner log = new NoteSigner("ledger.example/test", pair.getPrivate(), pair.getPublic());
        command.read(List.of(
                        "--listen",
                        "127.0.0.1:0",
                        "--data",
                        folder.resolve("data").toString(),
                        "--key",
                        folder.resolve("witness.p12").toString(),
                        "--log",
                        log.verifier().toString())
                .iterator());
        try (WitnessServer server = command.start()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/add-checkpoint"))
                    .POST(BodyPublishers.ofString(new TestTree("ledger.example/test", log, "entry").add(0, 2)))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(said()).contains("MADE A NEW KEY").contains("cosigning for [ledger.example/test]");
        String vkey = said().lines().reduce((one, other) -> other).orElseThrow();
        assertThat(NoteVerifier.parse(vkey).isOfWitness()).isTrue();
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        assertThat(command.run(List.of("--listen", "127.0.0.1:0"))).isEqualTo(2);
        assertThat(said())
                .contains("--data, --key and at least one --log are needed")
                .contains("Usage:");
        assertThat(command.run(List.of("--listen", "somewhere"))).isEqualTo(2);
        assertThat(command.run(List.of("--shout", "loud"))).isEqualTo(2);
        assertThat(command.run(List.of("--log"))).isEqualTo(2);
        assertThat(said()).contains("--listen must read HOST:PORT").contains("'--shout' is not understood");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
