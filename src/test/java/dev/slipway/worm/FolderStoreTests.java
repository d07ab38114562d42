package dev.slipway.worm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder only gains files, and says of itself that it cannot keep anybody from taking them away. */
class FolderStoreTests {

    private static final byte[] ONE = "one thing".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private FolderStore store;

    @BeforeEach
    void anEmptyFolder() {
        store = new FolderStore(folder.resolve("mirror"));
    }

    @Test
    void anOrdinaryFolderIsNotWriteOnceAndSaysWhy() {
        assertThat(store.proof())
                .returns(WriteOnce.State.REFUTED, WriteOnce::state)
                .extracting(WriteOnce::reason)
                .asString()
                .contains("file system");
        assertThat(store.names("", "")).isEmpty();
    }

    @Test
    void aThingIsReadAsItWasWritten() {
        store.put("tile/0/x001/002.p/3", ONE);
        store.put("tile/0/x001/002.p/3", ONE);
        assertThat(store.get("tile/0/x001/002.p/3")).hasValue(ONE);
        assertThat(store.get("tile/0/000")).isEmpty();
    }

    @Test
    void nothingIsReplaced() throws IOException {
        store.put("a", ONE);
        assertThatExceptionOfType(WormConflict.class)
                .isThrownBy(() -> store.put("a", "other".getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readAllBytes(file("a"))).isEqualTo(ONE);
    }

    @Test
    void aWriteThatACrashCutOffIsContinued() throws IOException {
        store.put("b", ONE);
        Files.writeString(file("a"), "one");
        store.put("a", ONE);
        assertThat(store.get("a")).hasValue(ONE);
    }

    @Test
    void whatIsLongerThanItShouldBeIsAConflict() throws IOException {
        store.put("a", ONE);
        Files.writeString(file("a"), "one thing more");
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.put("a", ONE));
    }

    @Test
    void aLinkIsNotFollowed() throws IOException {
        store.put("b", ONE);
        Files.createSymbolicLink(file("a"), file("b"));
        assertThatExceptionOfType(WormUnavailable.class).isThrownBy(() -> store.put("a", ONE));
    }

    @Test
    void namesComeInOrderBehindTheOneThatIsKnown() {
        store.put("checkpoints/3", ONE);
        store.put("checkpoints/1", ONE);
        store.put("checkpoints/2", ONE);
        store.put("tile/0/000", ONE);
        assertThat(store.names("checkpoints/", "checkpoints/1")).containsExactly("checkpoints/2", "checkpoints/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../b", "/a", "a//b", "", ".lock", "a\nb", "a\\b"})
    void aNameCannotLeadElsewhere(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> store.put(name, ONE));
    }

    @Test
    void whatIsGoneIsMissedWhenItShouldBeKeptLonger() {
        assertThatExceptionOfType(WormConflict.class).isThrownBy(() -> store.keepUntil("a", Instant.now()));
    }

    @Test
    void aFolderThatCannotBeWrittenIsNotKnown() throws IOException {
        Files.writeString(folder.resolve("file"), "in the way");
        FolderStore below = new FolderStore(folder.resolve("file"));
        assertThatExceptionOfType(WormUnavailable.class).isThrownBy(() -> below.put("a", ONE));
        assertThat(below.proof().state()).isEqualTo(WriteOnce.State.UNKNOWN);
    }

    private Path file(String name) {
        return folder.resolve("mirror").resolve(name);
    }
}
