package dev.slipway.process.plan;

import static dev.slipway.process.Answer.CANARY_STEPS;
import static dev.slipway.process.Answer.OBSERVATION_PERIOD;
import static dev.slipway.process.Answer.WINDOW_END;
import static dev.slipway.process.Answer.WINDOW_START;

import dev.slipway.process.Answer;
import dev.slipway.process.FormTime;
import dev.slipway.process.RolloutPlan;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A plan must be one that can be carried out: inside the environment's hours, and long enough for its own rollout. */
@Component
class PlanRules implements ReleaseRules {

    static final String PLAN = "Activity_CreateDeploymentPlan";
    static final String POLICY = "Activity_DefineRolloutPolicy";

    private final ReleasePolicy policy;
    private final Clock clock;

    PlanRules(ReleasePolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        if (completion.isOf(PLAN)) {
            checkWindow(completion);
        } else if (completion.isOf(POLICY)) {
            checkRollout(completion);
        }
    }

    private void checkWindow(Completion plan) {
        Instant start = instant(plan, WINDOW_START);
        Instant end = instant(plan, WINDOW_END);
        if (!end.isAfter(start)) {
            throw plan.refusal(found(plan, WINDOW_END) + " is not after the window's start, "
                    + plan.text(WINDOW_START.key()) + "; choose a later end.");
        }
        if (!end.isAfter(clock.instant())) {
            throw plan.refusal(found(plan, WINDOW_END) + " has passed already; choose a window in the future.");
        }
        String environment = environment(plan);
        if (!policy.open(environment, start, end)) {
            throw plan.refusal(found(plan, WINDOW_START) + " to " + found(plan, WINDOW_END)
                    + " does not lie inside one maintenance window of '" + environment + "', which is open "
                    + policy.hours(environment) + "; choose a window inside these hours.");
        }
    }

    private void checkRollout(Completion completion) {
        RolloutPlan plan = plan(completion);
        checkSteps(completion, plan.steps());
        checkObservation(completion, plan.observation());
        Instant start = instant(completion, WINDOW_START);
        Instant end = instant(completion, WINDOW_END);
        if (plan.neededTime().compareTo(Duration.between(start, end)) > 0) {
            throw completion.refusal("the window from " + completion.text(WINDOW_START.key()) + " to "
                    + completion.text(WINDOW_END.key()) + " is shorter than the " + plan.neededTime() + " that "
                    + plan.steps().size() + " steps of " + plan.observation()
                    + " need with a fifth in reserve; plan fewer or shorter steps, or have the release start again"
                    + " with a longer window.");
        }
    }

    private static RolloutPlan plan(Completion completion) {
        try {
            return RolloutPlan.parse(completion.text(CANARY_STEPS.key()), completion.text(OBSERVATION_PERIOD.key()));
        } catch (NumberFormatException | DateTimeException e) {
            throw completion.refusal(found(completion, CANARY_STEPS) + " or " + found(completion, OBSERVATION_PERIOD)
                    + " cannot be read; write them like '5, 25, 50' and 'PT30M'.");
        }
    }

    private static void checkSteps(Completion completion, List<Integer> steps) {
        int last = 0;
        for (int step : steps) {
            if (step <= last || step > 99) {
                throw completion.refusal(found(completion, CANARY_STEPS)
                        + " must rise from at least 1 to at most 99 per cent; write them like '5, 25, 50'.");
            }
            last = step;
        }
    }

    private void checkObservation(Completion completion, Duration observation) {
        if (observation.isNegative() || observation.isZero() || observation.compareTo(policy.maxObservation()) > 0) {
            throw completion.refusal(found(completion, OBSERVATION_PERIOD) + " must be longer than zero and at most "
                    + policy.maxObservation() + ", the longest that the policy allows; choose another.");
        }
    }

    private static Instant instant(Completion completion, Answer answer) {
        try {
            return FormTime.parse(completion.text(answer.key()));
        } catch (DateTimeException e) {
            throw completion.refusal(found(completion, answer) + " is no time with its offset; choose it again.");
        }
    }

    private static String environment(Completion completion) {
        return Optional.ofNullable(completion.task().businessKey())
                .map(ReleaseId::parse)
                .map(ReleaseId::environment)
                .orElseThrow(() -> new IllegalStateException("A plan belongs to a release; this task has no key."));
    }

    private static String found(Completion completion, Answer answer) {
        return "'" + completion.label(answer.key()) + "' " + completion.text(answer.key());
    }
}
