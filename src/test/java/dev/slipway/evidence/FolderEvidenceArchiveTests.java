package dev.slipway.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder keeps evidence, whatever else lies in it. */
class FolderEvidenceArchiveTests extends EvidenceArchiveContract {

    @TempDir
    Path folder;

    @Override
    EvidenceArchive open() {
        return new FolderEvidenceStore(folder.resolve("evidence"));
    }

    @Override
    List<String> lying(String below) throws IOException {
        Path place = below.isEmpty() ? folder : folder.resolve("evidence/scoring/1.0.0/" + below);
        try (Stream<Path> left = Files.list(place)) {
            return left.map(Path::toString).toList();
        }
    }

    @Test
    void writesThroughNoLink() throws IOException {
        Files.createDirectories(folder.resolve("evidence"));
        Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("evidence/scoring"), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> keep(null, "{}")).hasMessageContaining("cannot be written");
        assertThat(folder.resolve("elsewhere")).isEmptyDirectory();
    }

    @Test
    void whatACrashLeftBehindIsNoEvidenceAndInNobodysWay() throws IOException {
        keep(null, "{}");
        Files.writeString(folder.resolve("evidence/scoring/1.0.0/.build.tmp"), "{\"half\":");

        assertThat(names()).containsExactly("build.1.json");
        assertThat(keep(null, "{\"a\":1}").document().revision()).isEqualTo(2);
        assertThat(content(2)).isEqualTo("{\"a\":1}");
    }
}
