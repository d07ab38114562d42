package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code canary-rollout}. */
class CanaryRolloutProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("canary-rollout");

    private static final Object[] SOUND = {
        "candidateInPlace",
        true,
        "canaryAnswers",
        800,
        "errorRateIncrease",
        0.2,
        "latencyRatio",
        1.0,
        "latencyIncreaseMs",
        1.0,
        "populationStability",
        0.05,
        "hasBaseline",
        true,
        "observationLimitReached",
        false
    };

    private static final String HOLD = "Activity_DecideCanaryHold";

    @Test
    void aCanaryPassesWhenNoStepIsLeft() {
        judged(SOUND).runJob("Activity_ChooseStep", "stepLeft", false).endedAt("Event_CanaryPassed", "passed");
    }

    @Test
    void theNextStepFollowsWhenOneIsLeft() {
        judged(SOUND).runJob("Activity_ChooseStep", "stepLeft", true).waitsAt("Activity_PassGateAtStep");
    }

    @Test
    void aGateShutBeforeAStepEndsTheCanary() {
        var walk = PROCESS.start().runJob("Activity_ChooseStep", "stepLeft", true);
        assertThat(walk.handedOver("gatePoint")).isEqualTo("step");
        walk.endCall("Activity_PassGateAtStep", "denied").endedAt("Event_CanaryEndedAtGate", "denied");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
    }

    @Test
    void tooFewAnswersAreObservedOn() {
        judged(with("canaryAnswers", 20)).fireTimer("Event_StepObserved").waitsAt("Activity_AnalyseCanary");
    }

    @Test
    void figuresOutOfLimitsFailTheCanary() {
        var walk = judged(with("errorRateIncrease", 9.0, "rollbackCause", "errors rose"))
                .endedAt("Event_CanaryFailed", "failed");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.variable("rollbackCause")).isEqualTo("errors rose");
    }

    @Test
    void aCanaryThatWasTakenOutBeginsAnewWithItsFirstStepAndTheGate() {
        judged(with("candidateInPlace", false, "errorRateIncrease", 9.0))
                .runJob("Activity_ChooseStep", "stepLeft", true)
                .waitsAt("Activity_PassGateAtStep");
    }

    @Test
    void anUnclearCanaryMayBeObservedAgain() {
        held().complete(HOLD, "holdDecision", "observe").waitsAt("Event_StepObserved");
    }

    @Test
    void anUnclearCanaryMayBeStopped() {
        var walk = held().complete(HOLD, "holdDecision", "rollBack").endedAt("Event_CanaryStopped", "stopped");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(false);
    }

    private static Walk judged(@Nullable Object... figures) {
        return PROCESS.start("observationPeriod", "PT2S")
                .runJob("Activity_ChooseStep", "stepLeft", true)
                .endCall("Activity_PassGateAtStep", "passed")
                .runJob("Activity_ShiftTraffic")
                .fireTimer("Event_StepObserved")
                .runJob("Activity_AnalyseCanary", figures)
                .runJob("Activity_JudgeCanary");
    }

    private static Walk held() {
        return judged(with("latencyRatio", null));
    }

    /** The sound figures with some of them replaced: a later pair wins. */
    private static @Nullable Object[] with(@Nullable Object... changed) {
        return Stream.concat(Stream.of(SOUND), Stream.of(changed)).toArray();
    }
}
