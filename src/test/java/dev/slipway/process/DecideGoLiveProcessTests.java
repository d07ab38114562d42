package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code decide-go-live}. */
class DecideGoLiveProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("decide-go-live");

    @Test
    void aGreenReleaseGoesLive() {
        measured(true, "passed")
                .complete("Activity_DecideGoLive", "goLiveDecision", "go")
                .endedAt("Event_GoLiveConfirmed", "go");
    }

    @Test
    void anAmberReleaseNeedsASecondSignature() {
        amber().complete("Activity_CountersignGoLive", "countersignature", "sign")
                .endedAt("Event_GoLiveConfirmed", "go");
    }

    @Test
    void aRefusedSecondSignatureRollsBack() {
        var walk = amber().complete("Activity_CountersignGoLive", "countersignature", "refuse")
                .endedAt("Event_CountersignRefused", "rollBack");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(false);
    }

    @Test
    void theDeploymentManagerMayRollBack() {
        var walk = measured(true, "passed")
                .complete("Activity_DecideGoLive", "goLiveDecision", "rollBack")
                .endedAt("Event_RollbackChosen", "rollBack");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(false);
    }

    @Test
    void aRedReleaseIsRolledBackWithoutAsking() {
        var walk = measured(false, "passed").endedAt("Event_GoLiveRed", "red");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
    }

    @Test
    void anUnknownVerificationIsRed() {
        var walk = measured(true, null).endedAt("Event_GoLiveRed", "red");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
    }

    @Test
    void aCandidateThatWasTakenOutGoesBackToItsCanary() {
        PROCESS.start()
                .runJob("Activity_MeasureRelease", "candidateInPlace", false, "smokePassed", false)
                .endedAt("Event_CanaryInterrupted", "interrupted");
    }

    private static Walk measured(boolean smokePassed, @Nullable String verification) {
        return PROCESS.start()
                .runJob("Activity_MeasureRelease", "candidateInPlace", true, "smokePassed", smokePassed)
                .complete("Activity_RepeatVerification", "verificationRepeat", verification)
                .runJob("Activity_DetermineGoLive");
    }

    private static Walk amber() {
        return measured(true, "minor").complete("Activity_DecideGoLive", "goLiveDecision", "go");
    }
}
