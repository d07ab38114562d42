package dev.slipway.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Digests;
import dev.slipway.release.Finding;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleGeneratorTests {

    @TempDir
    static Path folder;

    private static SampleFolder sample;

    @BeforeAll
    static void generate() {
        sample = SampleFolder.generated(folder.resolve("first"));
    }

    @ParameterizedTest
    @CsvSource({
        "credit-scoring, 1.0.0",
        "credit-scoring, 1.1.0",
        "credit-scoring, 1.2.0",
        "credit-scoring, 1.3.0",
        "credit-scoring, 1.4.0",
        "support-assistant, 1.0.0",
        "support-assistant, 1.1.0",
        "invoice-sorter, 1.0.0",
        "invoice-sorter, 1.0.1"
    })
    void everyVersionComesWithCompleteEvidence(String system, String version) {
        ReleaseCandidate candidate = sample.candidate(system, version);

        assertThat(sample.assembled(system, version).findings()).isEmpty();
        assertThat(sample.artifacts().verify(candidate.releasePackage())).isEmpty();
        assertThat(candidate.manifest().assessedVersion()).isEqualTo(version);
        assertThat(candidate.evaluation().gates().values()).allMatch(gate -> gate.passed());
        assertThat(dataset(candidate))
                .isEqualTo(candidate.evaluation().dataset().digest());
    }

    @Test
    void theSameBytesComeOutOnAnotherDay() {
        Map<String, String> again = digests(SampleFolder.generated(folder.resolve("second"), "2027-01-01T00:00:00Z")
                .data());
        Map<String, String> first = digests(sample.data());

        assertThat(again.keySet()).isEqualTo(first.keySet());
        first.forEach((name, digest) -> {
            if (!name.endsWith("risk-assessment.1.json") && !name.endsWith("index.1.json")) {
                assertThat(again).as(name).containsEntry(name, digest);
            }
        });
    }

    @Test
    void aVersionThatIsThereIsLeftAlone() throws IOException {
        SampleFolder once = SampleFolder.generated(folder.resolve("third"));
        Path manifest = once.data().resolve("evidence/invoice-sorter/1.0.0/compliance.1.yaml");
        Files.writeString(manifest, "changed");

        SampleFolder.generated(once.data());

        assertThat(manifest).hasContent("changed");
        assertThat(once.assembled("invoice-sorter", "1.0.0").findings())
                .extracting(Finding::code)
                .contains("EVIDENCE_DIGEST_MISMATCH");
    }

    @Test
    void theMinorUpdateChangesTheModelOnly() {
        ReleaseDiff diff = diff("credit-scoring", "1.1.0");

        assertThat(diff.changedTypes()).extracting(type -> type.id()).containsExactly("model");
        assertThat(diff.touchesPurpose() || diff.touchesArchitecture()).isFalse();
        assertThat(diff.touchesDataSources() || diff.touchesFairness()).isFalse();
    }

    @Test
    void theVersionsThatFailLookLikeOrdinaryUpdates() {
        for (String version : java.util.List.of("1.2.0", "1.4.0")) {
            ReleaseDiff diff = diff("credit-scoring", version);

            assertThat(diff.changedTypes())
                    .extracting(type -> type.id())
                    .containsExactlyInAnyOrder("model", "configuration");
            assertThat(diff.touchesPurpose() || diff.touchesDataSources() || diff.touchesFairness())
                    .isFalse();
        }
    }

    @Test
    void theSubstantialModificationChangesPurposeAndDataSources() {
        ReleaseDiff diff = diff("credit-scoring", "1.3.0");

        assertThat(diff.touchesPurpose()).isTrue();
        assertThat(diff.touchesDataSources()).isTrue();
        assertThat(diff.text()).contains("small businesses", "account-transactions");
    }

    @Test
    void theAssistantsUpdateChangesThePromptOnly() {
        assertThat(diff("support-assistant", "1.1.0").changedTypes())
                .extracting(type -> type.id())
                .containsExactly("prompt");
    }

    private static ReleaseDiff diff(String system, String version) {
        return ReleaseDiff.between(sample.candidate(system, "1.0.0"), sample.candidate(system, version));
    }

    private static String dataset(ReleaseCandidate candidate) {
        return digest(sample.artifacts()
                .resolve(
                        candidate.system(),
                        candidate.version(),
                        candidate.evaluation().dataset().location()));
    }

    private static Map<String, String> digests(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> digests = new TreeMap<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> digests.put(folder.relativize(file).toString(), digest(file)));
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(Path file) {
        try {
            return Digests.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
