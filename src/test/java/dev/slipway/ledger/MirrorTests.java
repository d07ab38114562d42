package dev.slipway.ledger;

import static dev.slipway.ledger.LedgerDatabase.anEntry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.signature.NoteSigner;
import dev.slipway.signature.SignedNote;
import dev.slipway.worm.FolderStore;
import dev.slipway.worm.FreshBucket;
import dev.slipway.worm.NotWriteOnce;
import dev.slipway.worm.S3Double;
import dev.slipway.worm.WormStore;
import dev.slipway.worm.WormUnavailable;
import dev.slipway.worm.WriteOnce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A mirror has what the ledger has, whatever stops it in between, and sees when one of the two was changed. */
class MirrorTests {

    private static final NoteSigner KEY = TestKey.of("ledger.example/test");
    private static final String BUCKET = "ledger";

    @RegisterExtension
    static final FreshBucket FRESH = new FreshBucket(BUCKET);

    private static final S3Double S3 = FRESH.store();

    private final LedgerDatabase database = new LedgerDatabase();
    private final Checkpoints checkpoints = new Checkpoints(database.source, KEY);

    @TempDir
    private Path folder;

    @Test
    void theFilesAreThoseOfAnExport() {
        signed(300);
        Mirror mirror = mirror();
        copyAll(mirror);
        assertThat(S3.keys(BUCKET).keySet())
                .containsExactlyInAnyOrder(
                        "log/tile/entries/000",
                        "log/tile/entries/001.p/44",
                        "log/tile/0/000",
                        "log/tile/0/001.p/44",
                        "log/tile/1/000.p/1",
                        "log/checkpoints/00000000000000000300.note");
        Tile tile = new Tile(0, 1, 44);
        assertThat(store().get("tile/entries/001.p/44")).hasValue(new LedgerProofs(database.source).bundle(tile));
        assertThat(store().get("tile/1/000.p/1")).hasValue(new LedgerProofs(database.source).tile(new Tile(1, 0, 1)));
        assertThat(mirror.state()).returns(300L, Mirror.State::size).returns(null, Mirror.State::disagreement);
    }

    @Test
    void onlyWhatIsNewIsWritten() {
        signed(300);
        Mirror mirror = mirror();
        copyAll(mirror);
        assertThat(mirror.copy()).isFalse();
        signed(2);
        copyAll(mirror);
        assertThat(S3.keys(BUCKET))
                .hasSize(9)
                .allSatisfy((key, versions) -> assertThat(versions).isEqualTo(1));
    }

    @Test
    void aLongLedgerIsCopiedInStretches() {
        for (int i = 0; i < 3; i++) {
            signed(600);
        }
        Mirror mirror = mirror();
        assertThat(mirror.copy()).isTrue();
        assertThat(mirror.state().size()).isEqualTo(1200);
        copyAll(mirror);
        assertThat(mirror.state().size()).isEqualTo(1800);
    }

    @Test
    void aMirrorIsContinuedWhereItEndsEvenByANewDatabaseOfTheSameLedger() {
        signed(10);
        copyAll(mirror());
        database.execute("delete from ledger_mirror");
        signed(1);
        copyAll(mirror());
        assertThat(mirror().state().size()).isEqualTo(11);
    }

    @Test
    void severalMirrorsEachHaveEverything() {
        signed(5);
        Mirror second = new Mirror("second", new FolderStore(folder), database.source, () -> List.of(KEY.verifier()));
        copyAll(mirror());
        copyAll(second);
        assertThat(second.newest().map(SignedNote::toString))
                .isEqualTo(mirror().newest().map(SignedNote::toString))
                .isEqualTo(checkpoints.latest().map(SignedNote::toString));
    }

    /** Attack 'crash after each step of mirror'. */
    @Test
    void aCrashBetweenAnyTwoStepsIsCaughtUpAndNothingIsThereTwice() {
        signed(300);
        for (int steps = 0; steps <= 6; steps++) {
            S3.bucket(BUCKET);
            database.execute("delete from ledger_mirror");
            Mirror crashing = mirror(new Crashing(store(), steps));
            if (steps < 6) {
                assertThatExceptionOfType(WormUnavailable.class).isThrownBy(crashing::copy);
                assertThat(crashing.newest()).isEmpty();
            } else {
                copyAll(crashing);
            }
            Mirror again = mirror();
            copyAll(again);
            assertThat(again.state().size()).isEqualTo(300);
            assertThat(S3.keys(BUCKET))
                    .hasSize(6)
                    .allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
        }
    }

    @Test
    void anAnswerThatWasLostIsCaughtUp() {
        signed(3);
        S3.writeFaults.add(S3Double.LOST);
        Mirror impatient = mirror(S3.store(BUCKET, "log/", Duration.ofMillis(300)));
        assertThatExceptionOfType(WormUnavailable.class).isThrownBy(impatient::copy);
        copyAll(mirror());
        assertThat(S3.keys(BUCKET)).allSatisfy((key, count) -> assertThat(count).isEqualTo(1));
    }

    /** Attack 72. */
    @Test
    void aMirrorThatWasAwayCatchesUp() {
        signed(3);
        Mirror mirror = mirror();
        copyAll(mirror);
        S3.away(true);
        signed(3);
        assertThatExceptionOfType(WormUnavailable.class).isThrownBy(mirror::copy);
        assertThatExceptionOfType(AnchorUnreachable.class).isThrownBy(mirror::newest);
        assertThat(mirror.state().size()).isEqualTo(3);
        S3.away(false);
        copyAll(mirror);
        assertThat(mirror.state().size()).isEqualTo(6);
    }

    @Test
    void aCheckpointThatACrashCutOffIsCompleted() throws IOException {
        signed(3);
        Mirror mirror = inFolder();
        copyAll(mirror);
        Path note = folder.resolve("checkpoints/00000000000000000003.note");
        String whole = Files.readString(note);
        Files.writeString(note, whole.substring(0, 20));
        copyAll(inFolder());
        assertThat(note).hasContent(whole);
    }

    @Test
    void otherBytesUnderANameAreADisagreementThatStopsTheMirror() {
        signed(3);
        S3.overwrite(BUCKET, "log/tile/entries/000.p/3", "other".getBytes(StandardCharsets.UTF_8));
        Mirror mirror = mirror();
        assertThatExceptionOfType(MirrorDisagrees.class)
                .isThrownBy(mirror::copy)
                .withMessageContaining("tile/entries/000.p/3")
                .satisfies(mirror::stop);
        assertThat(mirror.state().disagreement()).contains("tile/entries/000.p/3");
        assertThat(mirror.copy()).isFalse();
        assertThat(mirror().copy()).isFalse();
    }

    @Test
    void aCheckpointOfAnotherLedgerWithTheSameKeyIsADisagreement() {
        signed(3);
        copyAll(mirror());
        keep(new Checkpoint("ledger.example/test", 4, "ab".repeat(32)), KEY);
        signed(3);
        assertThatExceptionOfType(MirrorDisagrees.class)
                .isThrownBy(() -> mirror().copy())
                .withMessageContaining("first 4 entries");
    }

    @Test
    void aCheckpointThatNobodySignedIsADisagreement() {
        signed(3);
        keep(new Checkpoint("ledger.example/test", 2, "ab".repeat(32)), TestKey.of("ledger.example/test"));
        assertThatExceptionOfType(MirrorDisagrees.class).isThrownBy(() -> mirror().copy());
        assertThatExceptionOfType(AnchorUnreachable.class).isThrownBy(() -> mirror().newest());
    }

    @Test
    void aStrangeFileAmongTheCheckpointsIsADisagreement() {
        signed(3);
        store().put("checkpoints/zzz", "x".getBytes(StandardCharsets.UTF_8));
        assertThatExceptionOfType(MirrorDisagrees.class).isThrownBy(() -> mirror().copy());
    }

    /** Attack 38, seen by the mirror. */
    @Test
    void aLedgerShorterThanItsMirrorIsSeenAndNothingIsToBeAppended() {
        signed(3);
        copyAll(mirror());
        LedgerDatabase restored = new LedgerDatabase();
        Mirror mirror = new Mirror("s3", store(), restored.source, () -> List.of(KEY.verifier()));
        assertThatExceptionOfType(MirrorDisagrees.class)
                .isThrownBy(mirror::copy)
                .withMessageContaining("restore-ledger")
                .matches(MirrorDisagrees::ledgerIsShorter);
    }

    @Test
    void aCheckpointThatWasThereAndIsGoneIsADisagreement() {
        signed(3);
        copyAll(mirror());
        S3.lose(BUCKET, "log/checkpoints/00000000000000000003.note");
        assertThatExceptionOfType(MirrorDisagrees.class)
                .isThrownBy(() -> mirror().copy())
                .withMessageContaining("gone");
    }

    @Test
    void entriesThatDoNotLeadToTheSignedRootAreNotCopied() {
        signed(3);
        database.tamper("update ledger_entry set body = "
                + LedgerDatabase.literal("forged".getBytes(StandardCharsets.UTF_8)) + " where seq = 1");
        assertThatExceptionOfType(ForkedLedger.class).isThrownBy(() -> mirror().copy());
        assertThat(S3.keys(BUCKET)).isEmpty();
    }

    @Test
    void aStoreThatBeginsToDropLocksIsNoLongerProven() {
        signed(3);
        Mirror mirror = mirror();
        assertThat(mirror.prove().proven()).isTrue();
        S3.lies.add(S3Double.Lie.DROPS_LOCKS);
        assertThatExceptionOfType(NotWriteOnce.class).isThrownBy(mirror::copy);
        assertThat(mirror.state().proof()).returns(WriteOnce.State.REFUTED, WriteOnce::state);
    }

    private void signed(int count) {
        String unique = "from-" + database.ledger.head().size();
        database.append(IntStream.range(0, count)
                .mapToObj(i -> anEntry(unique + "-" + i))
                .toArray(NewEntry[]::new));
        checkpoints.sign();
    }

    private static void keep(Checkpoint tree, NoteSigner signer) {
        store().put(Notes.name(tree.size()), signer.sign(tree.text()).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static WormStore store() {
        return S3.store(BUCKET, "log/");
    }

    private Mirror mirror() {
        return mirror(store());
    }

    private Mirror inFolder() {
        return mirror(new FolderStore(folder));
    }

    private Mirror mirror(WormStore store) {
        return new Mirror("s3", store, database.source, () -> List.of(KEY.verifier()));
    }

    private static void copyAll(Mirror mirror) {
        while (mirror.copy()) {
            // until there is no more
        }
    }
}
