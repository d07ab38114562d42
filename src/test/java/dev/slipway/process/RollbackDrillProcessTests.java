package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code rollback-drill}. */
class RollbackDrillProcessTests {

    private static final String FAR_AWAY = "2999-01-01T00:00+00:00";

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("rollback-drill");

    @Test
    void aDrillAskedForNowGoesOutAndBackAndStands() {
        var walk = rolledOut(asked(true));
        judged(walk, 800).complete("Activity_ReviewRollbackDrill", "drillReview", "stands");
        walk.endedAt("Event_DrillClosed", "closed");
        assertThat(walk.variable("drillVerdict")).isEqualTo("kept");
    }

    @Test
    void aDueDrillAsksItsOwnerFirstAndMayBePutOff() {
        var walk = asked(false)
                .complete("Activity_ScheduleRollbackDrill", "drillTiming", "postpone", "drillPostponedTo", FAR_AWAY)
                .fireTimer("Event_PostponementOver")
                .complete("Activity_ScheduleRollbackDrill", "drillTiming", "now");
        walk.waitsAt("Activity_RollOutOnStaging");
    }

    @Test
    void anUnansweredScheduleDrillsNow() {
        asked(null)
                .complete("Activity_ScheduleRollbackDrill", "drillTiming", null)
                .waitsAt("Activity_RollOutOnStaging");
    }

    @Test
    void aWayBackLaterThanPromisedIsMissed() {
        var walk = judged(rolledOut(asked(true)), 1001);
        assertThat(walk.variable("drillVerdict")).isEqualTo("missed");
    }

    @Test
    void aDrillThatCannotGoOutHasFailed() {
        var walk = asked(true)
                .runJob("Activity_RollOutOnStaging", "drillRolledOut", false, "drillRestored", false)
                .runJob("Activity_JudgeRollbackDrill");
        assertThat(walk.variable("drillVerdict")).isEqualTo("failed");
    }

    @Test
    void byHandPeopleGoOutAndBack() {
        var walk = PROCESS.start("drillNow", true, "drillWay", "manual").runJob("Event_DrillRequested");
        assertThat(walk.handedOver("handEffect")).isEqualTo("rehearse");
        walk = rolledOut(walk.endCall("Activity_RehearseByHand", "done"));
        assertThat(walk.handedOver("handEffect")).isEqualTo("comeBack");
        judged(walk.endCall("Activity_ComeBackByHand", "done"), 800)
                .complete("Activity_ReviewRollbackDrill", "drillReview", "stands")
                .endedAt("Event_DrillClosed", "closed");
    }

    @Test
    void anUnansweredReviewDoesNotLetTheResultStand() {
        judged(rolledOut(asked(true)), 800)
                .complete("Activity_ReviewRollbackDrill", "drillReview", null)
                .endedAt("Event_DrillRejected", "rejected");
    }

    private static Walk asked(@Nullable Boolean now) {
        return PROCESS.start("drillNow", now).runJob("Event_DrillRequested");
    }

    private static Walk rolledOut(Walk walk) {
        return walk.runJob("Activity_RollOutOnStaging", "drillRolledOut", true, "drillPromisedMillis", 1000);
    }

    private static Walk judged(Walk walk, int took) {
        return walk.runJob("Activity_RollBackOnStaging", "drillRestored", true, "drillTookMillis", took)
                .runJob("Activity_JudgeRollbackDrill")
                .runJob("Activity_RecordRollbackDrill");
    }
}
