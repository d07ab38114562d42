package dev.slipway.process.plan;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.TaskFacts;
import dev.slipway.release.ReleasePolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;

/** Plans against an environment that may change on Saturdays from 08:00 to 16:00. */
class PlanRulesTests {

    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private static final Map<String, Object> WINDOW =
            Map.of("windowStart", "2026-11-21T09:00+00:00", "windowEnd", "2026-11-21T12:00+00:00");
    private static final Map<String, Object> ROLLOUT = Map.of("canarySteps", "5, 25, 50", "observationPeriod", "PT30M");

    private final PlanRules rules = new PlanRules(saturdays(), Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void acceptsAWindowInsideTheHoursAndARolloutThatFits() {
        assertThatCode(() -> rules.check(completion(PlanRules.PLAN, WINDOW, Map.of())))
                .doesNotThrowAnyException();
        assertThatCode(() -> rules.check(completion(PlanRules.POLICY, ROLLOUT, WINDOW)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T12:00+00:00, 2026-11-21T12:00+00:00, is not after the window's start",
        "2026-11-14T09:00+00:00, 2026-11-14T12:00+00:00, has passed already",
        "2026-11-21T09:00+00:00, 2026-11-21T16:01+00:00, SATURDAY 08:00 to 16:00 Z",
        "2026-11-22T09:00+00:00, 2026-11-22T12:00+00:00, does not lie inside one maintenance window of 'production'"
    })
    void refusesAWindowThatCannotBeUsed(String start, String end, String text) {
        refused(PlanRules.PLAN, Map.of("windowStart", start, "windowEnd", end), Map.of(), text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "50, 25 | PT30M | must rise from at least 1 to at most 99",
                "5, 100 | PT30M | must rise from at least 1 to at most 99",
                "5, x | PT30M | cannot be read",
                "5 | PT0S | must be longer than zero and at most PT72H",
                "5 | PT73H | must be longer than zero and at most PT72H",
                "5, 25, 50 | PT51M | is shorter than the PT3H3M36S that 3 steps of PT51M need"
            })
    void refusesARolloutThatCannotBeCarriedOut(String steps, String observation, String text) {
        refused(PlanRules.POLICY, Map.of("canarySteps", steps, "observationPeriod", observation), WINDOW, text);
    }

    @Test
    void leavesOtherTasksAlone() {
        assertThatCode(() -> rules.check(completion("Activity_PlanRollback", Map.of(), Map.of())))
                .doesNotThrowAnyException();
    }

    private void refused(String activity, Map<String, Object> answers, Map<String, Object> known, String text) {
        assertThatThrownBy(() -> rules.check(completion(activity, answers, known)))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("Task 'Plan' refused: ")
                .hasMessageContaining(text);
    }

    private static Completion completion(String activity, Map<String, Object> answers, Map<String, Object> known) {
        TaskFacts task = new TaskFacts(
                "1",
                activity,
                "plan-deployment",
                "2",
                "a~1~production~1",
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
        return new Completion(task, "Task 'Plan'", Variables.fromMap(answers), new HashMap<>(known), Map.of());
    }

    private static ReleasePolicy saturdays() {
        String window = "slipway.policy.environments.production.windows[0].";
        Map<String, String> properties = Map.of(
                window + "days",
                "SATURDAY",
                window + "from",
                "08:00",
                window + "to",
                "16:00",
                window + "zone",
                "Z",
                "slipway.policy.environments.production.always-open",
                "false");
        return new Binder(
                        List.of(new MapConfigurationPropertySource(properties)),
                        null,
                        ApplicationConversionService.getSharedInstance())
                .bindOrCreate("slipway.policy", ReleasePolicy.class);
    }
}
