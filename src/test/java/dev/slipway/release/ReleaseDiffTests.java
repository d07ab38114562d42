package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ComplianceManifest.Aspect;
import dev.slipway.release.ComplianceManifest.PredeterminedChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseDiffTests {

    private static final PredeterminedChange DATA = new PredeterminedChange(Aspect.DATA_SOURCES, "Monthly refresh");
    private static final PredeterminedChange DESIGN = new PredeterminedChange(Aspect.ARCHITECTURE, "Up to two layers");

    @TempDir
    Path folder;

    private HandedIn evidence;
    private ReleaseCandidate deployed;

    @BeforeEach
    void handIn() throws IOException {
        evidence = new HandedIn(folder);
        deployed = evidence.candidate();
    }

    @Test
    void saysThatAnInitialDeploymentIntroducesEverything() {
        ReleaseDiff diff = ReleaseDiff.between(null, deployed);

        assertThat(diff.initial()).isTrue();
        assertThat(diff.text()).contains("Initial deployment", "Model 'scorecard' 1 is introduced.");
        assertThat(diff.changedTypes()).containsExactly(ComponentType.MODEL);
    }

    @Test
    void saysThatNothingDiffers() {
        ReleaseDiff diff = ReleaseDiff.between(deployed, deployed);

        assertThat(diff.text()).isEqualTo("Nothing that shapes the answers differs from 1.0.0.");
        assertThat(diff.changedTypes()).isEmpty();
    }

    @Test
    void namesAChangedComponent() throws IOException {
        ReleaseDiff diff = after(
                "build.1.json",
                HandedIn.BUILD.replace(
                        "\"version\":\"1\",\"digest\":\"" + HandedIn.DIGEST,
                        "\"version\":\"2\",\"digest\":\"sha256:" + "c".repeat(64)));

        assertThat(diff.text()).isEqualTo("Model 'scorecard' changes from 1 to 2.");
        assertThat(diff.changedTypes()).containsExactly(ComponentType.MODEL);
        assertThat(diff.touchesArchitecture()).isFalse();
    }

    @Test
    void aReplacedComponentTouchesTheArchitecture() throws IOException {
        ReleaseDiff diff =
                after("build.1.json", HandedIn.BUILD.replace("\"name\":\"scorecard\"", "\"name\":\"forest\""));

        assertThat(diff.lines()).containsExactly("Model 'forest' 1 is added.", "Model 'scorecard' 1 is removed.");
        assertThat(diff.touchesArchitecture()).isTrue();
    }

    @Test
    void quotesBothPurposes() throws IOException {
        ReleaseDiff diff = after("compliance.1.yaml", HandedIn.MANIFEST.replace("Advise officers", "Decide alone"));

        assertThat(diff.text()).isEqualTo("Intended use changes from \"Advise officers\" to \"Decide alone\".");
        assertThat(diff.touchesPurpose()).isTrue();
        assertThat(diff.touchesDataSources()).isFalse();
    }

    @Test
    void namesDataSourcesThatComeAndGo() throws IOException {
        ReleaseDiff diff = after("compliance.1.yaml", HandedIn.MANIFEST.replace("version: \"7\"", "version: \"8\""));

        assertThat(diff.lines())
                .containsExactly(
                        "Data source s3://lake/applications (8) is added.",
                        "Data source s3://lake/applications (7) is dropped.");
        assertThat(diff.touchesDataSources()).isTrue();
        assertThat(diff.touchesPurpose()).isFalse();
    }

    @Test
    void isForeseenWhenTheDeployedVersionDeclaredEachAspect() throws IOException {
        ReleaseDiff diff = after("compliance.1.yaml", HandedIn.MANIFEST.replace("version: \"7\"", "version: \"8\""));

        assertThat(diff.foreseenIn(List.of(DATA))).isTrue();
        assertThat(diff.foreseenIn(List.of(DATA, DESIGN))).isTrue();
        assertThat(diff.foreseenIn(List.of(DESIGN))).isFalse();
        assertThat(diff.foreseenIn(List.of())).isFalse();
    }

    @Test
    void aPurposeIsNeverForeseenAndNothingNeedsNot() throws IOException {
        ReleaseDiff diff = after(
                "compliance.1.yaml",
                HandedIn.MANIFEST
                        .replace("version: \"7\"", "version: \"8\"")
                        .replace("Advise officers", "Decide alone"));

        assertThat(diff.foreseenIn(List.of(DATA, DESIGN))).isFalse();
        assertThat(ReleaseDiff.between(deployed, deployed).foreseenIn(List.of(DATA)))
                .isFalse();
    }

    @Test
    void namesChangedApprovers() throws IOException {
        ReleaseDiff diff = after("compliance.1.yaml", HandedIn.MANIFEST.replace("[system-owner]", "[qa-lead]"));

        assertThat(diff.text())
                .isEqualTo("Human oversight changes: approvers were AI System Owner and are now QA Lead.");
    }

    @Test
    void aMovedFairnessFigureTouchesFairness() throws IOException {
        ReleaseDiff diff = after("evaluation.1.json", HandedIn.EVALUATION.replace("\"value\":0.8", "\"value\":0.83"));

        assertThat(diff.touchesFairness()).isTrue();
        assertThat(diff.text()).contains("moves from 0.8 to 0.83");
    }

    @Test
    void staysReadable() throws IOException {
        ReleaseDiff diff = after(
                "compliance.1.yaml",
                HandedIn.MANIFEST
                        .replace("Advise officers", "a".repeat(1900))
                        .replace("Interest rates", "b".repeat(1900)));

        assertThat(diff.text()).hasSizeLessThanOrEqualTo(3000).endsWith("see the evidence.");
    }

    private ReleaseDiff after(String name, String text) throws IOException {
        return ReleaseDiff.between(deployed, evidence.put(name, text).candidate());
    }
}
