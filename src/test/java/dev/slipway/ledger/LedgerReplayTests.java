package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import dev.slipway.worm.FolderStore;
import dev.slipway.worm.WormStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An older copy of the database gets its end back from a mirror, with the signed root, or nothing changes. */
class LedgerReplayTests {

    private static final NoteSigner KEY = TestKey.of("ledger.example/test");

    private final LedgerDatabase lost = new LedgerDatabase();
    private final LedgerDatabase older = new LedgerDatabase();

    @TempDir
    private Path folder;

    private WormStore store;

    @BeforeEach
    void threeHundredMirroredEntries() {
        store = new FolderStore(folder);
        lost.append(300);
        SignedNote signed = new Checkpoints(lost.source, KEY).sign();
        assertThat(signed).isNotNull();
        mirror(lost).copy();
    }

    /** Attack 38, mended. */
    @Test
    void anOlderDatabaseGetsTheMissingEntriesBackByteByByte() {
        older.append(100);
        LedgerReplay.Result result = replay(older);
        assertThat(result.restored()).isEqualTo(200);
        assertThat(older.ledger.head()).isEqualTo(lost.ledger.head());
        assertThat(older.check().sound()).isTrue();
        assertThat(older.ledger.entries(0, 300)).isEqualTo(lost.ledger.entries(0, 300));
    }

    @Test
    void afterwardsTheMirrorIsContinuedByTheRestoredLedger() {
        older.append(100);
        Mirror mirror = mirror(older);
        assertThatExceptionOfType(MirrorDisagrees.class)
                .isThrownBy(mirror::copy)
                .satisfies(mirror::stop);
        replay(older);
        older.append(anEntry("after the loss"));
        new Checkpoints(older.source, KEY).sign();
        Mirror again = mirror(older);
        assertThat(again.copy()).isTrue();
        assertThat(again.state()).returns(301L, Mirror.State::size).returns(null, Mirror.State::disagreement);
    }

    @Test
    void anEmptyDatabaseGetsEverythingBack() {
        assertThat(replay(older).restored()).isEqualTo(300);
        assertThat(older.ledger.head()).isEqualTo(lost.ledger.head());
    }

    @Test
    void nothingIsMissingTheSecondTime() {
        replay(older);
        assertThat(replay(older).restored()).isZero();
    }

    @Test
    void aLedgerThatWentOnByItselfIsRefusedAndStays() {
        older.append(100);
        older.append(anEntry("another history"));
        LedgerHead before = older.ledger.head();
        assertThatExceptionOfType(ReplayRefused.class)
                .isThrownBy(() -> replay(older))
                .withMessageContaining("does not continue");
        assertThat(older.ledger.head()).isEqualTo(before);
        assertThat(older.check().sound()).isTrue();
    }

    @Test
    void anotherHistoryOfTheSameLengthIsRefused() {
        older.append(299);
        older.append(anEntry("another history"));
        assertThatExceptionOfType(ReplayRefused.class)
                .isThrownBy(() -> replay(older))
                .withMessageContaining("root");
    }

    @Test
    void aLongerLedgerIsRefused() {
        older.append(301);
        assertThatExceptionOfType(ReplayRefused.class)
                .isThrownBy(() -> replay(older))
                .withMessageContaining("301");
    }

    @Test
    void aDamagedMirrorIsRefused() throws IOException {
        Path bundle = folder.resolve("tile/entries/001.p/44");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[bytes.length - 2] ^= 1;
        Files.write(bundle, bytes);
        assertThatExceptionOfType(ReplayRefused.class).isThrownBy(() -> replay(older));
        Files.write(bundle, Arrays.copyOf(bytes, bytes.length - 3));
        assertThatExceptionOfType(ReplayRefused.class)
                .isThrownBy(() -> replay(older))
                .withMessageContaining("cut");
        Files.delete(bundle);
        assertThatExceptionOfType(ReplayRefused.class)
                .isThrownBy(() -> replay(older))
                .withMessageContaining("no 't");
        assertThat(older.ledger.head().size()).isZero();
    }

    @Test
    void aCheckpointOfAnotherKeyIsRefused() {
        LedgerReplay replay = new LedgerReplay(
                older.source, store, List.of(TestKey.of("ledger.example/test").verifier()));
        assertThatExceptionOfType(ReplayRefused.class).isThrownBy(replay::run).withMessageContaining("signed");
    }

    @Test
    void aDamagedDatabaseIsRefused() {
        older.append(10);
        older.tamper("update ledger_entry set body = "
                + LedgerDatabase.literal("forged".getBytes(StandardCharsets.UTF_8)) + " where seq = 1");
        assertThatExceptionOfType(ReplayRefused.class)
                .isThrownBy(() -> replay(older))
                .withMessageContaining("entry 1");
    }

    private LedgerReplay.Result replay(LedgerDatabase database) {
        return new LedgerReplay(database.source, store, List.of(KEY.verifier())).run();
    }

    private Mirror mirror(LedgerDatabase database) {
        return new Mirror("folder", store, database.source, () -> List.of(KEY.verifier()));
    }
}
