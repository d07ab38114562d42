package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.signature.NoteKeyFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key is added when somebody says so, once, and never by a start. */
class RotateKeyCommandTests {

    private static final String PASSWORD = "Xk7!wq9Zp#2v";

    @TempDir
    private Path folder;

    private Path file;
    private NoteKeyFile keys;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void oneKey() {
        file = folder.resolve("ledger.p12");
        keys = new NoteKeyFile(file, PASSWORD.toCharArray());
        keys.addKey(Clock.systemUTC().instant());
    }

    @Test
    void aNewKeyIsPutBehindTheOld() {
        String old = keys.signers("ledger.example").get(0).verifier().toString();

        assertThat(rotate(PASSWORD, file.toString())).isZero();

        assertThat(keys.signers("ledger.example"))
                .hasSize(2)
                .first()
                .extracting(signer -> signer.verifier().toString())
                .isEqualTo(old);
        assertThat(said()).contains("Made a new key", "start them again");
    }

    @Test
    void aWrongPasswordAndAMissingFileChangeNothing() {
        assertThat(rotate("another", file.toString())).isEqualTo(2);
        assertThat(rotate(PASSWORD, folder.resolve("nowhere.p12").toString())).isEqualTo(2);
        assertThat(rotate(PASSWORD)).isEqualTo(2);

        assertThat(said()).contains("name the right password", "there is no key in", "Usage:");
        assertThat(keys.signers("ledger.example")).hasSize(1);
        assertThat(folder.resolve("nowhere.p12")).doesNotExist();
    }

    private int rotate(String password, String... arguments) {
        return new RotateKeyCommand(
                        new PrintStream(said, true, StandardCharsets.UTF_8), Clock.systemUTC(), variable -> password)
                .run(List.of(arguments));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
