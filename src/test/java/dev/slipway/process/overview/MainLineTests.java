package dev.slipway.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;

/** The phases of the progress bar are those of the model. */
class MainLineTests {

    private static final BpmnModelInstance MODEL =
            Bpmn.readModelFromFile(Path.of("processes", "ai-deployment.bpmn").toFile());

    @Test
    void aReleaseGoesThroughThePhasesInTheirOrder() {
        assertThat(MainLine.of(MODEL).phases())
                .extracting(MainLine.Phase::process)
                .containsExactly(
                        "assemble-candidate",
                        "plan-deployment",
                        "assess-modification",
                        "prepare-release",
                        "verify-readiness",
                        "approve-deployment",
                        "execute-deployment",
                        "operate-and-monitor");
    }

    @Test
    void aDeploymentThatIsTakenBackHasOne() {
        assertThat(MainLine.back(MODEL).phases())
                .containsExactly(new MainLine.Phase("roll-back-deployment", "Roll back closed deployment"));
    }

    @Test
    void aBarSaysInWordsWhatIsDoneUnderWayAndToCome() {
        var progress = new Progress(MainLine.of(MODEL).phases(), 1);
        assertThat(progress.words()).isEqualTo("Phase 2 of 8: Plan deployment");
        assertThat(progress.marks())
                .extracting(Progress.Mark::words)
                .startsWith("done", "under way", "to come")
                .hasSize(8);
    }

    @Test
    void betweenTwoPhasesNothingIsUnderWay() {
        var progress = new Progress(MainLine.of(MODEL).phases(), -1);
        assertThat(progress.words()).isEqualTo("Between two phases");
        assertThat(progress.marks()).extracting(Progress.Mark::state).containsOnly("ahead");
        assertThat(progress.isIn("plan-deployment")).isFalse();
    }
}
