package dev.slipway.process.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ledger.LedgerHead;
import dev.slipway.ledger.Mirror;
import dev.slipway.signature.NoteSigner;
import dev.slipway.worm.FolderStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that gives a restored database the end of its ledger back. */
class RestoreLedgerCommandTests {

    private final NoteSigner key = LedgerTables.aKey();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void anOlderDatabaseIsWholeAgain() {
        LedgerTables lost = tables("lost");
        for (int i = 0; i < 5; i++) {
            lost.append("event-" + i);
        }
        lost.checkpoints.sign();
        new Mirror("folder", new FolderStore(folder.resolve("mirror")), lost.source, lost.keys::keys).copy();
        LedgerTables older = tables("older");
        older.append("event-0");
        LedgerHead whole = lost.ledger.head();

        assertThat(run("older", "--mirror", "folder")).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("Restored 4 entries", whole.root());
        assertThat(older.ledger.head()).isEqualTo(whole);
    }

    @Test
    void whatCannotBeTriedIsSaid() {
        tables("older");
        assertThat(run("older", "--mirror", "unknown")).isEqualTo(2);
        assertThat(run("older")).isEqualTo(2);
        assertThat(run("older", "--mirror")).isEqualTo(2);
        assertThat(run("older", "sideways")).isEqualTo(2);
        assertThat(run("empty", "--mirror", "folder", "--key", key.verifier().toString()))
                .isEqualTo(1);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("no mirror 'unknown'", "--mirror is missing", "--mirror needs a value", "'sideways'")
                .contains("no checkpoint");
    }

    private LedgerTables tables(String name) {
        return new LedgerTables(url(name) + ";DB_CLOSE_DELAY=-1", "sa", key);
    }

    private String url(String name) {
        return "jdbc:h2:mem:" + folder.getFileName() + name;
    }

    private int run(String database, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--spring.datasource.url=" + url(database),
                "--slipway.data=" + folder,
                "--slipway.ledger.mirrors.folder.address=" + folder.resolve("mirror"),
                "--spring.profiles.active=sample"));
        return new RestoreLedgerCommand(new PrintStream(told, true, StandardCharsets.UTF_8)).run(all);
    }
}
