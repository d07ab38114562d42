package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.evidence.FolderEvidenceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseCandidatesTests {

    @TempDir
    Path folder;

    private HandedIn evidence;

    @BeforeEach
    void handIn() throws IOException {
        evidence = new HandedIn(folder);
    }

    @Test
    void assemblesWhatWasHandedIn() {
        ReleaseCandidate candidate = evidence.candidate();

        assertThat(candidate.manifest().tier()).isEqualTo(RiskTier.HIGH);
        assertThat(candidate.releasePackage().components()).hasSize(1);
        assertThat(candidate.evaluation().criteria()).hasToString("[latency_p95_ms <= 60.0]");
        assertThat(candidate.bundleId()).startsWith("sha256:");
    }

    @ParameterizedTest
    @CsvSource({"other, SYSTEM_UNKNOWN", "../scoring, SYSTEM_UNKNOWN", "scoring, VERSION_UNKNOWN"})
    void tellsAnUnknownSystemFromAnUnknownVersion(String system, String code) {
        ReleaseAssembly assembly = new ReleaseCandidates(new FolderEvidenceStore(folder)).assemble(system, "9.9.9");

        assertThat(assembly.findings())
                .singleElement()
                .extracting(Finding::code)
                .isEqualTo(code);
        assertThat(assembly.findings().get(0).message()).contains("known: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compliance.1.yaml",
                "build.1.json",
                "evaluation.1.json",
                "risk-assessment.1.json",
                "lineage.1.json",
                "model-card.1.json"
            })
    void refusesAHighRiskReleaseWithoutADocument(String name) throws IOException {
        ReleaseAssembly assembly = evidence.without(name).assembled();

        assertThat(assembly.candidate()).isNull();
        assertThat(assembly.findings()).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("EVIDENCE_MISSING");
            assertThat(finding.document()).isEqualTo(name);
        });
    }

    @Test
    void asksLessOfAMinimalRiskRelease() throws IOException {
        evidence.put("compliance.1.yaml", HandedIn.MANIFEST.replace("risk_tier: high", "risk_tier: minimal"))
                .without("risk-assessment.1.json")
                .without("lineage.1.json")
                .without("model-card.1.json");

        assertThat(evidence.assembled().complete()).isTrue();
    }

    @Test
    void refusesEvidenceWhoseBytesAreNotThoseThatCiListed() throws IOException {
        evidence.put("index.1.json", """
                {"documents":[{"type":"build","revision":1,"digest":"%s"}]}""".formatted(HandedIn.DIGEST));

        assertThat(evidence.assembled().findings())
                .filteredOn(finding -> finding.code().equals("EVIDENCE_DIGEST_MISMATCH"))
                .anySatisfy(finding -> {
                    assertThat(finding.document()).isEqualTo("build.1");
                    assertThat(finding.message()).contains(HandedIn.DIGEST);
                });
    }

    @Test
    void readsTheNewestRevision() throws IOException {
        evidence.put("compliance.2.yaml", HandedIn.MANIFEST.replace("owner: Lending", "owner: Cards"));

        assertThat(evidence.candidate().manifest().owner()).isEqualTo("Cards");
    }

    @Test
    void refusesARevisionThatIsThereTwice() throws IOException {
        evidence.put("build.1.yaml", "commit: x");

        assertThat(evidence.assembled().findings())
                .anyMatch(finding -> finding.code().equals("EVIDENCE_AMBIGUOUS"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"location\":\"model.json\" | \"location\":\"../../model.json\" | components[0].location",
                "\"location\":\"model.json\" | \"location\":\"file:///etc/passwd\" | components[0].location",
                "\"location\":\"model.json\" | \"location\":\"m\",\"registry\":{\"model\":\"models:/m/latest\",\"digest\":\"x\"}"
                        + " | components[0].registry.model",
                "\"location\":\"model.json\" | \"location\":\"m\",\"registry\":{\"model\":\"models:/m/3\"}"
                        + " | components[0].registry.digest",
                "\"type\":\"model\" | \"type\":\"weights\" | components[0].type",
                "\"commit\":\"bbbb | \"commit\":\"zzzz | commit",
                "\"ci_run\":\"ci/1\", | \"ci_run\":\"ci/1\",\"ci_run\":\"ci/2\", | line",
                "\"ci_run\":\"ci/1\", | '' | ci_run"
            })
    void refusesABrokenBuildRecord(String from, String to, String path) throws IOException {
        evidence.put("build.1.json", HandedIn.BUILD.replace(from, to));

        assertThat(evidence.assembled().findings())
                .anyMatch(finding -> finding.path().startsWith(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"value\":0.8 | \"value\":0.6 | gates.performance.verdict",
                "\"op\":\"<=\" | \"op\":\"==\" | criteria[0].op",
                "\"value\":60 | \"value\":\"60\" | criteria[0].value",
                "\"value\":60 | \"value\":1e999 | criteria[0].value",
                "\"security\" | \"safety\" | gates.security",
                "\"anonymised\":true | \"anonymised\":\"yes\" | dataset.anonymised"
            })
    void refusesABrokenEvaluation(String from, String to, String path) throws IOException {
        evidence.put("evaluation.1.json", HandedIn.EVALUATION.replace(from, to));

        assertThat(evidence.assembled().findings())
                .anyMatch(finding -> finding.path().startsWith(path));
    }

    @Test
    void knowsAHazardThatNobodyTreated() throws IOException {
        evidence.put("risk-assessment.1.json", HandedIn.RISKS.replace("\"mitigation\":\"Measured\",", ""));

        assertThat(Optional.ofNullable(evidence.candidate().risks())
                        .orElseThrow()
                        .openHazards())
                .hasSize(1);
    }
}
