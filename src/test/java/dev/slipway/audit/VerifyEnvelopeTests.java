package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.signature.EnvelopeSignature;
import dev.slipway.signature.InTotoStatement;
import dev.slipway.signature.NoteKeyFile;
import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.StatementEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verify command on a signed approval: nothing but its file and the keys. */
class VerifyEnvelopeTests {

    private static final int GOOD = 0;
    private static final int TAMPERED = 1;
    private static final int UNCHECKED = 2;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private NoteSigner server;
    private NoteSigner person;

    @BeforeEach
    void keys() throws IOException {
        server = signer("server");
        person = signer("person");
    }

    @Test
    void everySignatureMustBeCheckedAndGood() throws IOException {
        Path file = keep(signed(signed(statement("own-key"), person), server));
        assertThat(verify(file, "server.pem", "person.pem")).isEqualTo(GOOD);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("APPROVE", "Signed by   sha256:", "GOOD");
        assertThat(verify(file, "server.pem")).isEqualTo(UNCHECKED);
        assertThat(verify(file)).isEqualTo(UNCHECKED);
    }

    @Test
    void severalKeysMayStandInOneFile() throws IOException {
        Path file = keep(signed(signed(statement("own-key"), person), server));
        Files.writeString(
                folder.resolve("both.pem"),
                Files.readString(folder.resolve("server.pem")) + Files.readString(folder.resolve("person.pem")));
        assertThat(verify(file, "both.pem")).isEqualTo(GOOD);
    }

    @Test
    void theServerAloneDoesNotStandForAPersonsOwnKey() throws IOException {
        assertThat(verify(keep(signed(statement("own-key"), server)), "server.pem"))
                .isEqualTo(TAMPERED);
        assertThat(verify(keep(signed(statement("service-key"), server)), "server.pem"))
                .isEqualTo(GOOD);
    }

    @Test
    void aSignatureOverOtherBytesIsRefused() throws IOException {
        StatementEnvelope other = new StatementEnvelope(
                statement("own-key").payload(),
                signed(statement("service-key"), server).signatures());
        assertThat(verify(keep(other), "server.pem")).isEqualTo(TAMPERED);
    }

    @Test
    void whatIsNoEnvelopeOrKeyIsSaid() throws IOException {
        Files.writeString(folder.resolve("x.json"), "{\"payload\":1}");
        assertThat(verify(folder.resolve("x.json"), "server.pem")).isEqualTo(TAMPERED);
        Path file = keep(signed(statement("service-key"), server));
        Files.writeString(folder.resolve("none.pem"), "nothing");
        assertThat(verify(file, "none.pem")).isEqualTo(UNCHECKED);
        assertThat(verify(file, "missing.pem")).isEqualTo(UNCHECKED);
    }

    private int verify(Path file, String... keys) {
        List<String> arguments = new java.util.ArrayList<>(List.of(file.toString()));
        for (String key : keys) {
            arguments.addAll(List.of("--key", folder.resolve(key).toString()));
        }
        return new VerifyCommand(new PrintStream(said, true, StandardCharsets.UTF_8)).run(arguments);
    }

    private Path keep(StatementEnvelope envelope) throws IOException {
        return Files.write(folder.resolve("approval.dsse.json"), envelope.json());
    }

    private static StatementEnvelope statement(String signing) {
        return StatementEnvelope.unsigned(InTotoStatement.write(
                Map.of("package", "sha256:" + "ab".repeat(32)),
                "https://slipway.dev/deployment-approval/v1",
                Map.of("decision", "APPROVE", "signing", signing)));
    }

    private static StatementEnvelope signed(StatementEnvelope envelope, NoteSigner signer) {
        return envelope.with(EnvelopeSignature.plain(signer.trusted(), signer.signature(envelope.signable())));
    }

    private NoteSigner signer(String name) throws IOException {
        NoteKeyFile file = new NoteKeyFile(folder.resolve(name + ".p12"), new char[0]);
        file.addKey(Instant.now());
        NoteSigner signer = file.signers(name).get(0);
        Files.writeString(folder.resolve(name + ".pem"), signer.trusted().pem());
        return signer;
    }
}
