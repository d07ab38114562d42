package dev.slipway.process.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.byhand.HandClock;
import dev.slipway.process.guard.AskedRules;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.TaskFacts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person may type in about staging checks that they ran by hand. */
class StagingResultRulesTests {

    private static final AskedRules RULES =
            new AskedRules(List.of(new StagingResultRules(HandClock.nobody(), HandClock.atNoon())));
    private static final String TIMES = "stagedStarted=2026-11-21T11:00+00:00;stagedEnded=2026-11-21T11:30+00:00;";

    @Test
    void acceptsKnownFiguresOfACheckThatIsOver() {
        assertThatCode(() -> check(TIMES + "stagedFigures=accuracy : 0.9 : -")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stagedStarted=2026-11-21T11:30+00:00;stagedEnded=2026-11-21T11:00+00:00;stagedFigures=accuracy : 1 : -"
                        + "#must not be before it was started",
                "stagedStarted=2026-11-21T11:00+00:00;stagedEnded=2026-11-21T13:00+00:00;stagedFigures=accuracy : 1 : -"
                        + "#must not lie in the future",
                TIMES + "stagedFigures=beauty : 1 : -#must name figures of [accuracy,",
                TIMES + "stagedFigures=accuracy : 1 : -\naccuracy : 0.9 : -#must name each figure once"
            })
    void refuses(String line) {
        String[] parts = line.split("#", 2);
        assertThatThrownBy(() -> check(parts[0])).isInstanceOf(Refusal.class).hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "Activity_HandInStagingResults, Activity_ExecuteByHand, operations put this on staging",
        "Activity_ConfirmStagingResults, Activity_HandInStagingResults, operations handed in these results"
    })
    void nobodyVouchesForHisOwnWork(String activity, String before, String why) {
        StagingResultRules rules =
                new StagingResultRules(HandClock.lastBy(Map.of(before, "operations")), HandClock.atNoon());
        TaskFacts task = task(activity);
        assertThatThrownBy(() -> rules.mayClaim(task, "operations")).hasMessageContaining(why);
        assertThatThrownBy(() -> rules.mayComplete(task, "operations")).hasMessageContaining(why);
        assertThatCode(() -> rules.mayComplete(task, "operations-2")).doesNotThrowAnyException();
    }

    private static TaskFacts task(String activity) {
        return new TaskFacts(
                "1",
                activity,
                "prepare-release",
                "2",
                "a~1.0.0~site~1",
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
    }

    @Test
    void aDashStandsForNothingDeployed() {
        HandedFigures figures = HandedFigures.parse("accuracy | 0.91 | 0.90\n\n error_rate | 0 | -");
        assertThat(figures.candidate()).isEqualTo(Map.of("accuracy", 0.91, "error_rate", 0.0));
        assertThat(figures.deployed()).isEqualTo(Map.of("accuracy", 0.9));
    }

    private static void check(String answers) {
        RULES.check("Activity_HandInStagingResults", "a=b", answers);
    }
}
