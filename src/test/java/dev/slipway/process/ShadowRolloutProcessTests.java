package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code shadow-rollout}. */
class ShadowRolloutProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("shadow-rollout");

    private static final Object[] SOUND = {
        "candidateInPlace",
        true,
        "shadowAnswers",
        800,
        "errorRateIncrease",
        0.2,
        "latencyRatio",
        1.0,
        "latencyIncreaseMs",
        1.0,
        "shadowAgreement",
        97.5,
        "hasBaseline",
        true,
        "observationLimitReached",
        false
    };

    private static final String GATE = "Activity_PassGateAtShadow";
    private static final String HOLD = "Activity_DecideShadowHold";

    @Test
    void aShadowWithinLimitsPasses() {
        judged(SOUND).endedAt("Event_ShadowPassed", "passed");
    }

    @Test
    void theGateIsAskedBeforeRequestsAreCopied() {
        var walk = PROCESS.start();
        assertThat(walk.handedOver("gatePoint")).isEqualTo("step");
        walk.endCall(GATE, "denied").endedAt("Event_ShadowEndedAtGate", "denied");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
    }

    @Test
    void tooFewAnswersAreObservedOn() {
        judged(with("shadowAnswers", 20)).waitsAt("Event_ShadowObserved");
    }

    @Test
    void aShadowThatWasTakenOutBeginsAnewAtTheGate() {
        judged(with("candidateInPlace", false)).waitsAt(GATE);
    }

    @Test
    void errorsStopTheShadow() {
        var walk = judged(with("errorRateIncrease", 9.0, "rollbackCause", "errors rose"))
                .endedAt("Event_ShadowFailed", "failed");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
        assertThat(walk.variable("rollbackCause")).isEqualTo("errors rose");
    }

    @Test
    void aDifferenceThatIsMeantGoesOn() {
        differing("goOn").endedAt("Event_ShadowPassed", "passed");
    }

    @Test
    void aDifferenceMayBeObservedLonger() {
        differing("observe").waitsAt("Event_ShadowObserved");
    }

    @Test
    void aDifferenceThatIsWrongStopsTheShadow() {
        var walk = differing("stop").endedAt("Event_ShadowStopped", "stopped");
        assertThat(walk.variable("rollbackAutomatic")).isEqualTo(true);
    }

    @Test
    void figuresThatAreMissingMayBeObservedLonger() {
        held("observe").waitsAt("Event_ShadowObserved");
    }

    @Test
    void figuresThatAreMissingMayStopTheShadow() {
        held("stop").endedAt("Event_ShadowStopped", "stopped");
    }

    private static Walk judged(@Nullable Object... figures) {
        return PROCESS.start("observationPeriod", "PT2S")
                .endCall(GATE, "passed")
                .runJob("Activity_StartShadow")
                .fireTimer("Event_ShadowObserved")
                .runJob("Activity_AnalyseShadow", figures)
                .runJob("Activity_JudgeShadow");
    }

    private static Walk differing(String decision) {
        return judged(with("shadowAgreement", 70.0)).complete(HOLD, "shadowDifference", decision, "shadowHold", null);
    }

    private static Walk held(String decision) {
        return judged(with("latencyRatio", null)).complete(HOLD, "shadowDifference", null, "shadowHold", decision);
    }

    /** The sound figures with some of them replaced: a later pair wins. */
    private static @Nullable Object[] with(@Nullable Object... changed) {
        return Stream.concat(Stream.of(SOUND), Stream.of(changed)).toArray();
    }
}
