package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code plan-deployment}. */
class PlanDeploymentProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("plan-deployment");

    @Test
    void aPlanIsMadeByEverybodyAndRecorded() {
        var walk = created(true);
        walk.waitsAt(
                "Activity_AssessDeploymentRisks",
                "Activity_AssessImpact",
                "Activity_DefineRolloutPolicy",
                "Activity_PlanRollback");
        planned(walk.complete("Activity_AssessImpact"));
        assertThat(walk.variable("impactAssessed")).isEqualTo(true);
    }

    @Test
    void aSmallChangeIsPlannedWithoutImpactAssessment() {
        var walk = created(false);
        walk.waitsAt("Activity_AssessDeploymentRisks", "Activity_DefineRolloutPolicy", "Activity_PlanRollback");
        planned(walk);
        assertThat(walk.variable("impactAssessed")).isNull();
    }

    @Test
    void anUnknownNeedAsksForTheImpactAssessment() {
        planned(created(null).complete("Activity_AssessImpact"));
    }

    private static Walk created(@Nullable Boolean impactAssessment) {
        return PROCESS.start("impactAssessment", impactAssessment).complete("Activity_CreateDeploymentPlan");
    }

    private static void planned(Walk walk) {
        walk.complete("Activity_AssessDeploymentRisks")
                .complete("Activity_DefineRolloutPolicy")
                .complete("Activity_PlanRollback")
                .complete("Activity_CoordinateStakeholders")
                .runJob("Activity_RecordPlan")
                .runJob("Activity_NotifyStakeholders")
                .endedAt("Event_DeploymentPlanned", "planned");
    }
}
