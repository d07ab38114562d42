package dev.slipway.process.byhand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.guard.AskedRules;
import dev.slipway.process.guard.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people may type in about work by hand, and what cannot be true. */
class ByHandRulesTests {

    private static final AskedRules RULES = new AskedRules(List.of(
            new HandWorkRules(HandClock.nobody(), HandClock.atNoon()),
            new FigureRules(),
            new ManualFormRules(HandClock.NOON)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Activity_ExecuteByHand  | handOrderedAt=2026-11-21T11:50:40Z | handResult=done;handStarted=2026-11-21T11:50+00:00;handEnded=2026-11-21T12:00+00:00",
                "Activity_ExecuteByHand  | handOrderedAt=2026-11-21T11:50:40Z | handResult=givenUp",
                "Activity_ObserveByHand  | handEnded=2026-11-21T12:00+00:00   | seenAt=2026-11-21T12:00+00:00",
                "Activity_ReadFigures    | a=b | figuresAnswers=10;figuresErrors=10;figuresOutcomes=approve : 10",
                "Activity_SignManualForm | a=b | manualDecision=sign;manualValidUntil=2026-11-21T12:01+00:00",
                "Activity_SignManualForm | a=b | manualDecision=refuse"
            })
    void accepts(String activity, String known, String answers) {
        assertThatCode(() -> RULES.check(activity, known, answers)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Activity_ExecuteByHand  | handOrderedAt=2026-11-21T11:50:40Z | handResult=done;handStarted=2026-11-21T11:49+00:00;handEnded=2026-11-21T12:00+00:00 | must not be before it was ordered (2026-11-21T11:50:00Z), found 2026-11-21T11:49:00Z",
                "Activity_ExecuteByHand  | handOrderedAt=2026-11-21T11:50:40Z | handResult=done;handStarted=2026-11-21T11:55+00:00;handEnded=2026-11-21T11:54+00:00 | must not be before it was started",
                "Activity_ExecuteByHand  | handOrderedAt=2026-11-21T11:50:40Z | handResult=done;handStarted=2026-11-21T11:55+00:00;handEnded=2026-11-21T12:01+00:00 | must not lie in the future",
                "Activity_ObserveByHand  | handEnded=2026-11-21T12:00+00:00   | seenAt=2026-11-21T11:59+00:00 | must not be before the work was ended",
                "Activity_ObserveByHand  | handEnded=2026-11-21T12:00+00:00   | seenAt=2026-11-21T12:01+00:00 | must not lie in the future",
                "Activity_ReadFigures    | a=b | figuresAnswers=10;figuresErrors=11;figuresOutcomes=approve : 1 | must not be more than the answers",
                "Activity_ReadFigures    | a=b | figuresAnswers=10;figuresErrors=1;figuresOutcomes=approve : 11 | must not count more than the answers",
                "Activity_SignManualForm | a=b | manualDecision=sign;manualValidUntil=2026-11-21T12:00+00:00 | must lie in the future"
            })
    void refuses(String activity, String known, String answers, String why) {
        assertThatThrownBy(() -> RULES.check(activity, known, answers))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(why);
    }

    @Test
    void digestsMayBeWholeOrTheirEnds() {
        String whole = "sha256:" + "ab".repeat(32);
        assertThat(SeenDigests.parse("model  scorer " + whole + "\n\nsoftware app 12345678...9abcdef0"))
                .containsOnly(Map.entry("model scorer", whole), Map.entry("software app", "12345678…9abcdef0"));
    }
}
