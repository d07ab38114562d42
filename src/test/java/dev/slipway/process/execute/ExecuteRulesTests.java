package dev.slipway.process.execute;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.guard.AskedRules;
import dev.slipway.process.guard.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules of the execution accept and refuse, whatever a form offered. */
class ExecuteRulesTests {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private static final AskedRules RULES = new AskedRules(
            List.of(new DenialRules(), new NewApprovalRules(NOON), new ShadowHoldRules(), new GoLiveRules()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Activity_ResolveGateDenial | gatePoint=start     | denialAtStart=again",
                "Activity_ResolveGateDenial | gatePoint=start;windowEnd=2026-11-21T12:01+00:00 | denialAtStart=reapprove",
                "Activity_ResolveGateDenial | gatePoint=start     | denialAtStart=replan",
                "Activity_ResolveGateDenial | gatePoint=start     | denialAtStart=end",
                "Activity_ResolveGateDenial | gatePoint=step      | denialUnderWay=again",
                "Activity_ResolveGateDenial | gatePoint=promotion | denialUnderWay=rollBack",
                "Activity_RescheduleDeployment | windowEnd=2026-11-21T12:01+00:00 | rescheduleDecision=reapprove",
                "Activity_RescheduleDeployment | windowEnd=2026-11-21T11:00+00:00 | rescheduleDecision=replan",
                "Activity_DecideShadowHold  | shadowVerdict=differs | shadowDifference=goOn",
                "Activity_DecideShadowHold  | shadowVerdict=hold    | shadowHold=observe",
                "Activity_DecideGoLive      | goLiveVerdict=GREEN   | goLiveDecision=go",
                "Activity_DecideGoLive      | goLiveVerdict=AMBER   | goLiveDecision=go;goLiveReason=known and small",
                "Activity_DecideGoLive      | goLiveVerdict=RED     | goLiveDecision=rollBack",
                "Activity_CountersignGoLive | goLiveVerdict=AMBER   | countersignature=sign",
                "Activity_CountersignGoLive | goLiveVerdict=RED     | countersignature=refuse",
                "Activity_VerifyDeployment  | goLiveVerdict=RED     | goLiveDecision=go"
            })
    void accepts(String activity, String known, String answers) {
        assertThatCode(() -> RULES.check(activity, known, answers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Activity_ResolveGateDenial | gatePoint=start     | denialAtStart=rollBack  | must be one of [again, end, reapprove, replan]",
                "Activity_ResolveGateDenial | gatePoint=start     | denialUnderWay=again    | must be one of",
                "Activity_ResolveGateDenial | gatePoint=step      | denialUnderWay=replan   | must be one of [again, rollBack]",
                "Activity_ResolveGateDenial | gatePoint=promotion | denialAtStart=reapprove | must be one of [again, rollBack]",
                "Activity_ResolveGateDenial | gatePoint=promotion | denialAtStart=end;denialUnderWay=again | does not apply at the point 'promotion'",
                "Activity_ResolveGateDenial | gatePoint=start     | denialAtStart=end;denialUnderWay=rollBack | leave it out",
                "Activity_ResolveGateDenial | other=1             | denialAtStart=again     | must be one of [again, rollBack]",
                "Activity_ResolveGateDenial | gatePoint=start;windowEnd=2026-11-21T12:00+00:00 | denialAtStart=reapprove | ended at 2026-11-21T12:00+00:00",
                "Activity_ResolveGateDenial | gatePoint=start     | denialAtStart=reapprove | choose a new plan",
                "Activity_RescheduleDeployment | windowEnd=2026-11-21T11:59+00:00 | rescheduleDecision=reapprove | choose a new plan",
                "Activity_DecideShadowHold  | shadowVerdict=hold  | shadowDifference=goOn | only where the verdict is 'differs', found 'hold'",
                "Activity_DecideShadowHold  | other=1             | shadowDifference=goOn | watch for another period",
                "Activity_DecideGoLive      | goLiveVerdict=RED   | goLiveDecision=go     | needs the verdict AMBER or GREEN, found 'RED'",
                "Activity_DecideGoLive      | other=1             | goLiveDecision=go     | choose to roll back",
                "Activity_DecideGoLive      | goLiveVerdict=AMBER | goLiveDecision=go     | needs a reason",
                "Activity_DecideGoLive      | goLiveVerdict=AMBER | goLiveDecision=go;goLiveReason= | needs a reason",
                "Activity_CountersignGoLive | goLiveVerdict=RED   | countersignature=sign | needs the verdict AMBER, found 'RED'"
            })
    void refuses(String activity, String known, String answers, String text) {
        assertThatThrownBy(() -> RULES.check(activity, known, answers))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Task 'It' refused: ")
                .hasMessageContaining(text);
    }
}
