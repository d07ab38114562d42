package dev.slipway.process;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way through {@code learn-from-rollback}. */
class LearnFromRollbackProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("learn-from-rollback");

    private static final String PLAN = "Activity_PlanRemediation";
    private static final String REMEDY = "Activity_RemedyAffectedDecisions";
    private static final String INCIDENT = "Activity_AssessSeriousIncident";

    @Test
    void aVersionThatAnsweredNobodyLeavesOnlyTheRemedyToPlan() {
        analysed("minimal", null, "critical", false)
                .waitsAt(PLAN)
                .complete(PLAN)
                .endedAt("Event_LessonsLearnt", "learnt");
    }

    @Test
    void whatWasAnsweredIsPutRightAndAGraveCaseIsJudged() {
        analysed("high", "critical", "low", true)
                .waitsAt(PLAN, REMEDY, INCIDENT)
                .complete(PLAN)
                .complete(REMEDY)
                .complete(INCIDENT)
                .endedAt("Event_LessonsLearnt", "learnt");
    }

    @ParameterizedTest
    @CsvSource({"high,,critical", "high,low,critical", "high,critical,low", "high,,", ",low,critical"})
    void aGraveOrUnknownCaseIsJudged(@Nullable String tier, @Nullable String before, @Nullable String after) {
        analysed(tier, before, after, false).waitsAt(PLAN, INCIDENT);
    }

    @ParameterizedTest
    @CsvSource({"high,,high", "high,high,medium", "high,low,low", "limited,critical,critical", "minimal,,critical"})
    void aLesserCaseIsNoSeriousIncident(String tier, @Nullable String before, String after) {
        analysed(tier, before, after, false).waitsAt(PLAN);
    }

    @Test
    void anUnknownReachCountsAsAnswered() {
        analysed("minimal", null, "low", null).waitsAt(PLAN, REMEDY);
    }

    private static Walk analysed(
            @Nullable String tier, @Nullable String before, @Nullable String after, @Nullable Boolean answered) {
        return PROCESS.start("riskTier", tier, "rollbackSeverity", before, "answeredPeople", answered)
                .complete("Activity_AnalyseRootCause", "causeSeverity", after);
    }
}
