package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code roll-back-deployment}. */
class RollBackDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("roll-back-deployment");

    private static final String RESOLVE = "Activity_ResolveFailedRollback";
    private static final String BACK = "Activity_TakeBackByHand";
    private static final String VERIFY = "Activity_VerifyRollback";

    @Test
    void anAutomaticRollbackAsksNobodyFirst() {
        var walk = PROCESS.start("rollbackAutomatic", true, "rolloutWay", "local");
        assertThat(walk.variable("rollbackDecidedAt")).isNotNull();
        confirmed(verified(moved(walk, false), "restored"), "yes");
    }

    @Test
    void aRollbackByPeopleIsDecidedWhileTheRolloutStandsStill() {
        var walk = decided("rollBack");
        assertThat(walk.variable("rollbackDecidedAt")).isNotNull();
        confirmed(verified(moved(walk, false), "restored"), "yes");
    }

    @Test
    void aMissingDecisionRollsBack() {
        decided(null).waitsAt("Activity_TakeSnapshot");
    }

    @Test
    void anUndecidedRollbackAsksPeople() {
        PROCESS.start("rollbackAutomatic", false).waitsAt("Activity_PauseRollout");
    }

    @Test
    void byHandNothingIsDecidedBeforehand() {
        PROCESS.start("rollbackAutomatic", true, "rolloutWay", "manual").waitsAt("Activity_PauseRollout");
    }

    @Test
    void aReleaseMayBeKept() {
        decided("keep").runJob("Activity_ResumeRollout").endedAt("Event_DeploymentKept", "kept");
    }

    @Test
    void dataIsRestoredBeforeTheRollbackIsVerified() {
        moved(decided("rollBack"), true).complete("Activity_RestoreData").waitsAt(VERIFY);
    }

    @Test
    void unknownDataIsAskedFor() {
        moved(decided("rollBack"), null).waitsAt("Activity_RestoreData");
    }

    @Test
    void aVersionThatIsNotBackYetIsRestoredAgainAfterAPause() {
        var walk = verified(moved(decided("rollBack"), false), "pending").fireTimer("Event_NextTryDue");
        verified(moved(walk, false), "restored").waitsAt("Activity_ConfirmRollback");
    }

    @Test
    void aFailedRollbackCallsAPersonWhoMayTryAgain() {
        var walk = verified(moved(decided("rollBack"), false), "failed").complete(RESOLVE, "failedAction", "again");
        confirmed(verified(moved(walk, false), "restored"), "yes");
    }

    @Test
    void aPersonMaySwitchTheSystemOff() {
        var walk = failed().complete(RESOLVE, "failedAction", "off").runJob("Activity_SwitchOff");
        confirmed(verified(walk, "restored"), "yes");
    }

    @Test
    void anUnknownObservationCallsAPerson() {
        verified(moved(decided("rollBack"), false), null).waitsAt(RESOLVE);
    }

    @Test
    void aMissingChoiceTriesAgainAndSwitchesNothingOff() {
        failed().complete(RESOLVE, "failedAction", null).waitsAt("Activity_TakeSnapshot");
    }

    @Test
    void aRestoredVersionThatDoesNotWorkIsAFailedRollback() {
        verified(moved(decided("rollBack"), false), "restored")
                .complete("Activity_ConfirmRollback", "restoredOperational", "no")
                .waitsAt(RESOLVE);
    }

    @Test
    void whatIsLearntKnowsTheFigures() {
        var walk = verified(
                        moved(
                                PROCESS.start("rollbackAutomatic", true, "riskTier", "high", "rolloutWay", "local"),
                                false),
                        "restored")
                .complete("Activity_ConfirmRollback", "restoredOperational", "yes")
                .runJob("Activity_RecordRollback", "affectedAnswers", "7 answers", "answeredPeople", true);
        assertThat(walk.handedOver("affectedAnswers")).isEqualTo("7 answers");
        assertThat(walk.handedOver("answeredPeople")).isEqualTo(true);
        assertThat(walk.handedOver("riskTier")).isEqualTo("high");
    }

    @Test
    void byHandPeopleTakeItBackBeforeTheRecordIsRead() {
        var walk = byHand();
        assertThat(walk.handedOver("handEffect")).isEqualTo("takeBack");
        assertThat(walk.handedOver("rollbackTargetDigest")).isEqualTo("sha256:1");
        walk.endCall(BACK, "done").runJob("Activity_HaltRollout").waitsAt("Activity_RestoreVersion");
    }

    @Test
    void whatIsGivenUpByHandIsFoundNotDone() {
        byHand().endCall(BACK, "givenUp").waitsAt("Activity_HaltRollout");
    }

    @Test
    void anUnknownWayWaitsForNobody() {
        PROCESS.start("rollbackAutomatic", true).runJob("Activity_TakeSnapshot").waitsAt("Activity_HaltRollout");
    }

    @Test
    void byHandPeopleSwitchTheSystemOff() {
        var walk = verified(
                        byHand().endCall(BACK, "givenUp")
                                .runJob("Activity_HaltRollout")
                                .runJob("Activity_RestoreVersion", "dataToRestore", false),
                        "failed")
                .complete(RESOLVE, "failedAction", "off");
        assertThat(walk.handedOver("handEffect")).isEqualTo("off");
        walk.endCall("Activity_SwitchOffByHand", "done")
                .runJob("Activity_SwitchOff")
                .waitsAt(VERIFY);
    }

    private static Walk byHand() {
        return decided(PROCESS.start("rolloutWay", "manual"), "rollBack")
                .runJob("Activity_TakeSnapshot", "rollbackTargetDigest", "sha256:1");
    }

    private static Walk decided(@Nullable String decision) {
        return decided(PROCESS.start("rolloutWay", "local"), decision);
    }

    private static Walk decided(Walk walk, @Nullable String decision) {
        return walk.runJob("Activity_PauseRollout")
                .complete("Activity_AssessRollback")
                .complete("Activity_DecideRollback", "rollbackDecision", decision);
    }

    private static Walk moved(Walk walk, @Nullable Boolean dataToRestore) {
        return walk.runJob("Activity_TakeSnapshot")
                .runJob("Activity_HaltRollout")
                .runJob("Activity_RestoreVersion", "dataToRestore", dataToRestore);
    }

    private static Walk verified(Walk walk, @Nullable String state) {
        return walk.runJob(VERIFY, "rollbackState", state, "rollbackRetryAfter", "PT15S");
    }

    private static Walk failed() {
        return verified(moved(decided("rollBack"), false), "failed");
    }

    private static void confirmed(Walk walk, String works) {
        walk.complete("Activity_ConfirmRollback", "restoredOperational", works)
                .runJob("Activity_RecordRollback")
                .endCall("Activity_LearnFromRollback", "learnt")
                .endedAt("Event_RolledBack", "rolledBack");
    }
}
