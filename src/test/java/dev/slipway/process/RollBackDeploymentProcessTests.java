package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code roll-back-deployment}. */
class RollBackDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("roll-back-deployment");

    @Test
    void anAutomaticRollbackAsksNobodyFirst() {
        var walk = PROCESS.start("rollbackAutomatic", true);
        assertThat(walk.variable("rollbackDecidedAt")).isNotNull();
        restored(walk);
    }

    @Test
    void aRollbackByPeopleIsDecidedWhileTheRolloutStandsStill() {
        var walk = decided("rollBack");
        assertThat(walk.variable("rollbackDecidedAt")).isNotNull();
        restored(walk);
    }

    @Test
    void aMissingDecisionRollsBack() {
        decided(null).waitsAt("Activity_HaltRollout");
    }

    @Test
    void anUndecidedRollbackAsksPeople() {
        PROCESS.start("rollbackAutomatic", false).waitsAt("Activity_PauseRollout");
    }

    @Test
    void aReleaseMayBeKept() {
        decided("keep").runJob("Activity_ResumeRollout").endedAt("Event_DeploymentKept", "kept");
    }

    private static Walk decided(@Nullable String decision) {
        return PROCESS.start()
                .runJob("Activity_PauseRollout")
                .complete("Activity_AssessRollback")
                .complete("Activity_DecideRollback", "rollbackDecision", decision);
    }

    private static void restored(Walk walk) {
        walk.runJob("Activity_HaltRollout")
                .runJob("Activity_RestoreVersion")
                .runJob("Activity_VerifyRollback")
                .complete("Activity_ConfirmRollback")
                .runJob("Activity_RecordRollback")
                .complete("Activity_AnalyseRootCause")
                .complete("Activity_PlanRemediation")
                .endedAt("Event_RolledBack", "rolledBack");
    }
}
