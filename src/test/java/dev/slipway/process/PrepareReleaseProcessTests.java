package dev.slipway.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code prepare-release}. */
class PrepareReleaseProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("prepare-release");

    @Test
    void aReleaseIsPackagedStagedAndFrozen() {
        confirmed()
                .runJob("Activity_FreezeEvidence", "packageFrozen", true)
                .endedAt("Event_ReleasePrepared", "prepared");
    }

    @Test
    void aPackageThatChangedAfterStagingIsVerifiedAndApprovedAnew() {
        confirmed()
                .runJob("Activity_FreezeEvidence", "packageFrozen", false)
                .runJob("Activity_VerifyReleasePackage", "packageIntact", true)
                .waitsAt("Activity_ApproveReleasePackage");
    }

    @Test
    void aNewPackageAfterAFailureIsVerifiedBeforeItIsStaged() {
        staged("FAILED")
                .complete("Activity_ResolveStagingFailure", "stagingAction", "newPackage")
                .waitsAt("Activity_VerifyReleasePackage");
    }

    @Test
    void aBrokenPackageIsCorrectedAndVerifiedAgain() {
        built(false)
                .complete("Activity_CorrectReleasePackage", "packageAction", "again")
                .runJob("Activity_VerifyReleasePackage", "packageIntact", true)
                .waitsAt("Activity_ApproveReleasePackage");
    }

    @Test
    void aRefusedPackageIsAbandoned() {
        built(true)
                .complete("Activity_ApproveReleasePackage", "packageApproval", "reject")
                .complete("Activity_CorrectReleasePackage", "packageAction", "end")
                .endedAt("Event_PackageAbandoned", "ended");
    }

    @Test
    void stagingThatRunsIsLookedAtAgain() {
        staged("RUNNING")
                .fireTimer("Event_StagingObserved")
                .runJob("Activity_ValidateStaging", "stagingStatus", "PASSED")
                .waitsAt("Activity_DocumentStaging");
    }

    @Test
    void failedStagingIsRemediedAndRunAgain() {
        staged("FAILED")
                .complete("Activity_ResolveStagingFailure", "stagingAction", "again")
                .waitsAt("Activity_DeployToStaging");
    }

    @Test
    void stagingByHandIsDoneBeforeItIsSeenInTheRecord() {
        var walk = built(true, "manual").complete("Activity_ApproveReleasePackage", "packageApproval", "approve");
        walk.endCall("Activity_StageByHand", "givenUp")
                .runJob("Activity_DeployToStaging")
                .runJob("Activity_ValidateStaging", "stagingStatus", "UNREACHABLE")
                .complete("Activity_ResolveStagingFailure", "stagingAction", "again")
                .endCall("Activity_StageByHand", "handedIn")
                .runJob("Activity_DeployToStaging")
                .runJob("Activity_ValidateStaging", "stagingStatus", "PASSED")
                .waitsAt("Activity_DocumentStaging");
    }

    @Test
    void inconclusiveStagingIsRemediedAndRunAgain() {
        staged("INCONCLUSIVE")
                .complete("Activity_ResolveStagingFailure", "stagingAction", "again")
                .waitsAt("Activity_DeployToStaging");
    }

    @Test
    void unreachableStagingIsRemediedAndRunAgain() {
        staged("UNREACHABLE")
                .complete("Activity_ResolveStagingFailure", "stagingAction", "again")
                .waitsAt("Activity_DeployToStaging");
    }

    @Test
    void stagingThatIsNotConfirmedIsAbandoned() {
        staged("PASSED")
                .complete("Activity_DocumentStaging")
                .complete("Activity_ConfirmStagingResults", "stagingConfirmation", "reject")
                .complete("Activity_ResolveStagingFailure", "stagingAction", "end")
                .endedAt("Event_StagingAbandoned", "ended");
    }

    private static Walk built(boolean intact) {
        return built(intact, "local");
    }

    private static Walk built(boolean intact, String way) {
        return PROCESS.start("stagingObserveAfter", "PT2S", "stagingWay", way)
                .complete("Activity_PrepareEnvironment")
                .complete("Activity_BuildReleasePackage")
                .runJob("Activity_VerifyReleasePackage", "packageIntact", intact);
    }

    private static Walk confirmed() {
        return staged("PASSED")
                .complete("Activity_DocumentStaging")
                .complete("Activity_ConfirmStagingResults", "stagingConfirmation", "confirm");
    }

    private static Walk staged(String status) {
        return built(true)
                .complete("Activity_ApproveReleasePackage", "packageApproval", "approve")
                .runJob("Activity_DeployToStaging")
                .runJob("Activity_ValidateStaging", "stagingStatus", status);
    }
}
