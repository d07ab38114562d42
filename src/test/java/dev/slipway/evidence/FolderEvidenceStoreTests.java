package dev.slipway.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderEvidenceStoreTests {

    @TempDir
    Path folder;

    private FolderEvidenceStore store;

    @BeforeEach
    void handIn() throws IOException {
        store = new FolderEvidenceStore(folder.resolve("evidence"));
        put("evidence/scoring/1.0.0/build.1.json", "{}");
        put("evidence/scoring/1.0.0/build.2.json", "{\"a\":1}");
        put("evidence/scoring/1.0.0/compliance.1.yaml", "a: 1");
        put("evidence/scoring/1.0.0/notes.txt", "no evidence");
        put("evidence/scoring/1.0.0/build.json", "no revision");
        put("secret/1.0.0/build.1.json", "{\"secret\":true}");
    }

    @Test
    void listsEveryRevisionWithItsDigest() {
        assertThat(store.systems()).containsExactly("scoring");
        assertThat(store.versions("scoring")).containsExactly("1.0.0");
        assertThat(store.documents("scoring", "1.0.0"))
                .extracting(EvidenceDocument::fileName)
                .containsExactly("build.1.json", "build.2.json", "compliance.1.yaml");
        assertThat(store.documents("scoring", "1.0.0").get(0).digest())
                .isEqualTo("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void givesOutWhatWasListed() {
        EvidenceDocument second = store.documents("scoring", "1.0.0").get(1);

        assertThat(store.content("scoring", "1.0.0", second)).asString().isEqualTo("{\"a\":1}");
    }

    @Test
    void refusesContentThatChangedSinceItWasListed() throws IOException {
        EvidenceDocument listed = store.documents("scoring", "1.0.0").get(0);
        put("evidence/scoring/1.0.0/build.1.json", "{ }");

        assertThatThrownBy(() -> store.content("scoring", "1.0.0", listed))
                .isInstanceOf(EvidenceUnreadable.class)
                .hasMessageContaining(listed.digest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../secret", "..", ".", "/", "scoring/..", "scoring/../../secret", "Scoring", "", "a\u0000b"})
    void neverLeavesItsFolder(String system) {
        assertThat(store.versions(system)).isEmpty();
        assertThat(store.documents(system, "1.0.0")).isEmpty();
        assertThat(store.documents("scoring", system)).isEmpty();
    }

    @Test
    void refusesADocumentWhoseTypeIsAPath() {
        EvidenceDocument outside =
                new EvidenceDocument("../../../secret/1.0.0/build", 1, "sha256:0", EvidenceName.JSON, 1);

        assertThatThrownBy(() -> store.content("scoring", "1.0.0", outside)).isInstanceOf(EvidenceUnreadable.class);
    }

    @Test
    void followsNoLinks() throws IOException {
        Files.createSymbolicLink(folder.resolve("evidence/linked"), folder.resolve("secret"));
        Files.createSymbolicLink(
                folder.resolve("evidence/scoring/1.0.0/evaluation.1.json"),
                folder.resolve("secret/1.0.0/build.1.json"));

        assertThat(store.systems()).doesNotContain("linked");
        assertThat(store.versions("linked")).isEmpty();
        assertThat(store.documents("scoring", "1.0.0"))
                .noneMatch(found -> found.type().equals("evaluation"));
    }

    @Test
    void refusesADocumentThatIsTooLarge() throws IOException {
        put("evidence/scoring/2.0.0/build.1.json", " ".repeat(EvidenceStore.MAX_DOCUMENT_BYTES + 1));

        assertThatThrownBy(() -> store.documents("scoring", "2.0.0"))
                .isInstanceOf(EvidenceUnreadable.class)
                .hasMessageContaining("at most");
    }

    private void put(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
