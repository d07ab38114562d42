package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import dev.slipway.witness.TestWitness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** A ledger that lost or changed what others keep of it is read and never written. */
class ContinuityTests {

    private static final String ORIGIN = "ledger.example/test";

    private final NoteSigner key = TestKey.of(ORIGIN);
    private final LedgerDatabase database = new LedgerDatabase();
    private final List<Anchor> anchors = new ArrayList<>();
    private final Continuity continuity = continuity(database);
    private final Ledger ledger = new AnchoredLedger(database.ledger, continuity);

    @TempDir
    private Path folder;

    @Test
    void withoutAnchorsItGrows() {
        append(database, ledger, "first");
        assertThat(continuity.readOnly()).isEmpty();
    }

    @Test
    void aLedgerThatContinuesWhatIsKeptGrows() {
        AnchorFile file = anchorFile();
        Checkpoints checkpoints = new Checkpoints(database.source, key, continuity::require, file::keep);
        anchors.add(file);
        append(database, ledger, "first");
        checkpoints.sign();
        assertThat(file.newest().map(SignedNote::toString))
                .hasValue(checkpoints.sign().toString());
        append(database, ledger, "second");
        continuity.ask();
        append(database, ledger, "third");
        checkpoints.sign();
        assertThat(kept(file)).isEqualTo(3);
    }

    /** 38: an older backup. It is read, says what to do, and grows again when what is missing was put back. */
    @Test
    void aRestoredBackupIsReadOnlyUntilWhatIsMissingIsBack() {
        AnchorFile file = anchorFile();
        database.append(anEntry("a"), anEntry("b"), anEntry("c"));
        SignedNote shown = new Checkpoints(database.source, key, () -> {}, file::keep).sign();
        LedgerDatabase backup = new LedgerDatabase();
        backup.append(anEntry("a"));
        anchors.add(file);
        Continuity restored = continuity(backup);
        Ledger old = new AnchoredLedger(backup.ledger, restored);

        assertThatThrownBy(() -> append(backup, old, "next"))
                .isInstanceOf(LedgerReadOnly.class)
                .hasMessageStartingWith(
                        "The ledger is read-only and nothing was recorded: It has 1 entries, and the file ")
                .hasMessageContaining("keeps a checkpoint over 3; entries are lost.")
                .hasMessageContaining("replay what is missing from a mirror");
        assertThat(old.head().size()).isEqualTo(1);
        assertThat(old.entry(0)).isPresent();
        Checkpoints checkpoints = new Checkpoints(backup.source, key, restored::require, file::keep);
        assertThatThrownBy(checkpoints::sign).isInstanceOf(LedgerReadOnly.class);
        assertThatThrownBy(checkpoints::newest).isInstanceOf(LedgerReadOnly.class);
        assertThat(kept(file)).isEqualTo(3);

        backup.append(anEntry("b"), anEntry("c"));
        assertThat(backup.ledger.head().root())
                .isEqualTo(Checkpoint.parse(shown.text()).root());
        restored.ask();
        append(backup, old, "next");
        assertThat(Checkpoint.parse(checkpoints.sign().text()).size()).isEqualTo(4);
    }

    /** 39: a real file of H2 that lost its tail. */
    @Test
    void anH2FileThatLostItsTailIsReadOnly() throws IOException, SQLException {
        Path h2 = folder.resolve("slipway.mv.db");
        AnchorFile file = anchorFile();
        try (H2File opened = new H2File(h2)) {
            opened.append(key, file, "one");
        }
        byte[] before = Files.readAllBytes(h2);
        try (H2File opened = new H2File(h2)) {
            opened.append(key, file, "two");
        }
        Files.write(h2, before);
        anchors.add(file);
        try (H2File cut = new H2File(h2)) {
            Continuity checked = new Continuity(cut.source, () -> anchors, () -> List.of(key.verifier()));
            Ledger anchored = new AnchoredLedger(cut.ledger, checked);
            assertThatThrownBy(() -> cut.transaction.execute(status -> anchored.append(List.of(anEntry("three")))))
                    .isInstanceOf(LedgerReadOnly.class)
                    .hasMessageContaining("It has 1 entries");
        }
    }

    @Test
    void anotherLedgerOfTheSameOrALargerSizeIsReadOnlyAndDoesNotReplaceWhatIsKept() {
        AnchorFile file = anchorFile();
        database.append(anEntry("a"), anEntry("b"));
        new Checkpoints(database.source, key, () -> {}, file::keep).sign();
        LedgerDatabase other = new LedgerDatabase();
        other.append(anEntry("a"), anEntry("forged"), anEntry("c"));
        new Checkpoints(other.source, key).sign();
        anchors.add(file);
        Continuity forked = continuity(other);
        Checkpoints checkpoints = new Checkpoints(other.source, key, forked::require, file::keep);

        assertThatThrownBy(checkpoints::sign)
                .isInstanceOf(LedgerReadOnly.class)
                .hasMessageContaining("Its first 2 entries are not those of the checkpoint");
        assertThat(Checkpoint.parse(checkpoints.newest().text()).size())
                .as("reading goes on")
                .isEqualTo(3);
        assertThat(kept(file)).isEqualTo(2);
    }

    @Test
    void aCheckpointOfAnotherKeyOrLedgerIsNoAnchor() {
        database.append(anEntry("a"));
        AtomicReference<SignedNote> kept = new AtomicReference<>();
        anchors.add(anchor(kept));
        for (NoteSigner stranger : List.of(TestKey.of(ORIGIN), TestKey.of("ledger.example/other"))) {
            SignedNote ours = new Checkpoints(database.source, key).sign();
            kept.set(stranger.sign(
                    ours.text().replace(ORIGIN, stranger.verifier().name())));
            continuity.ask();
            assertThat(continuity.readOnly().orElse("")).contains("is not signed by a key of this ledger");
        }
        kept.set(key.sign("no checkpoint\n"));
        continuity.ask();
        assertThat(continuity.readOnly().orElse("")).contains("is no checkpoint of this ledger");
    }

    /** Not knowing counts as read-only, and an answer lifts it. */
    @Test
    void anAnchorThatCannotBeReachedKeepsTheLedgerFromGrowing() {
        AtomicReference<SignedNote> kept = new AtomicReference<>();
        anchors.add(anchor(kept));
        assertThatThrownBy(() -> append(database, ledger, "first"))
                .isInstanceOf(LedgerReadOnly.class)
                .hasMessageContaining("cannot be read now")
                .hasMessageContaining("asked again until it answers");
        kept.set(new Checkpoints(database.source, key).sign());
        continuity.ask();
        assertThatCode(() -> append(database, ledger, "first")).doesNotThrowAnyException();
    }

    @Test
    void aDamagedFileCountsAsNotReached() throws IOException {
        Files.writeString(folder.resolve("anchor"), "cut");
        anchors.add(anchorFile());
        assertThatThrownBy(continuity::require)
                .isInstanceOf(LedgerReadOnly.class)
                .hasMessageContaining("anchor cannot be read now");
    }

    /** The whole data folder was put back, with the file in it: the witness knows more. */
    @Test
    void aWitnessThatKeepsMoreStopsTheLedger() throws IOException {
        database.append(anEntry("a"), anEntry("b"));
        Checkpoints checkpoints = new Checkpoints(database.source, key);
        checkpoints.sign();
        try (TestWitness witness = new TestWitness(folder.resolve("witness"), key.verifier(), Clock.systemUTC())) {
            cosigning(database, witness).cosign();
            LedgerDatabase backup = new LedgerDatabase();
            backup.append(anEntry("a"));
            Checkpoints older = new Checkpoints(backup.source, key);
            older.sign();
            anchors.add(cosigning(backup, witness));
            Continuity restored = continuity(backup);

            assertThatThrownBy(restored::require)
                    .isInstanceOf(LedgerReadOnly.class)
                    .hasMessageContaining("has cosigned 2 entries of this ledger, here are 1");

            anchors.clear();
            anchors.add(cosigning(database, witness));
            assertThatCode(continuity::require).doesNotThrowAnyException();
        }
    }

    @Test
    void whoObjectsUnaskedIsHeardAndTakesItBackWhenAsked() {
        anchors.add(anchor(new AtomicReference<>(new Checkpoints(database.source, key).sign())));
        append(database, ledger, "first");
        continuity.objects("somebody", "The witness says otherwise.");
        assertThatThrownBy(() -> append(database, ledger, "second")).hasMessageContaining("says otherwise");
        continuity.ask();
        assertThat(continuity.readOnly()).isEmpty();
    }

    private Continuity continuity(LedgerDatabase here) {
        return new Continuity(here.source, () -> anchors, () -> List.of(key.verifier()));
    }

    private AnchorFile anchorFile() {
        return new AnchorFile(folder.resolve("anchor"));
    }

    private static long kept(AnchorFile file) {
        return Checkpoint.parse(file.newest().orElseThrow().text()).size();
    }

    private static void append(LedgerDatabase database, Ledger ledger, String entry) {
        database.transaction.executeWithoutResult(status -> ledger.append(List.of(anEntry(entry))));
    }

    private static Cosigning cosigning(LedgerDatabase database, TestWitness witness) {
        return new Cosigning(database.source, new LedgerProofs(database.source), witness.remote(Clock.systemUTC()));
    }

    /** Unreachable as long as there is nothing in it. */
    private static Anchor anchor(AtomicReference<SignedNote> kept) {
        return new Anchor() {
            @Override
            public String keeper() {
                return "somebody";
            }

            @Override
            public Optional<SignedNote> newest() {
                if (kept.get() == null) {
                    throw new AnchorUnreachable(keeper(), new IOException("no route"));
                }
                return Optional.of(kept.get());
            }
        };
    }

    /** A ledger in a file of H2, opened and closed whole. */
    private static final class H2File implements AutoCloseable {

        final DriverManagerDataSource source;
        final TransactionTemplate transaction;
        final Ledger ledger;

        H2File(Path file) {
            source = new DriverManagerDataSource(
                    "jdbc:h2:file:" + file.toString().replace(".mv.db", "") + ";DB_CLOSE_DELAY=-1;WRITE_DELAY=0",
                    "sa",
                    "");
            transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
            ledger = new JdbcLedger(new TransactionAwareDataSourceProxy(source), Clock.systemUTC());
            if (!Files.exists(file)) {
                new ResourceDatabasePopulator(
                                new ClassPathResource("db/migration/V1__ledger.sql"),
                                new ClassPathResource("db/migration/V13__ledger_tree.sql"),
                                new ClassPathResource("db/migration/V20__witness.sql"))
                        .execute(source);
            }
        }

        void append(NoteSigner key, AnchorFile file, String entry) {
            transaction.execute(status -> ledger.append(List.of(anEntry(entry))));
            new Checkpoints(source, key, () -> {}, file::keep).sign();
        }

        @Override
        public void close() throws SQLException {
            try (Connection connection = DriverManager.getConnection(source.getUrl(), "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("shutdown");
            }
        }
    }
}
