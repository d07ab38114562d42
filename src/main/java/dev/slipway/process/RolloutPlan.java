package dev.slipway.process;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The steps that the technical owner planned.
 *
 * @param steps ascending shares of the traffic, percent
 * @param observation how long each step is watched at least
 */
public record RolloutPlan(List<Integer> steps, Duration observation) {

    /** The window must hold the planned rollout and a fifth more. */
    private static final double RESERVE = 1.2;

    public RolloutPlan {
        steps = List.copyOf(steps);
    }

    public static RolloutPlan of(ReleaseVariables variables) {
        return parse(variables.text(Answer.CANARY_STEPS), variables.text(Answer.OBSERVATION_PERIOD));
    }

    /** @throws RuntimeException when a step is no number or the period no ISO 8601 duration */
    public static RolloutPlan parse(String steps, String observation) {
        return new RolloutPlan(
                Arrays.stream(steps.split(",", -1))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList(),
                Duration.parse(observation));
    }

    /** How long the rollout takes as planned, reserve included. */
    public Duration neededTime() {
        return Duration.ofMillis((long) (observation.toMillis() * steps.size() * RESERVE));
    }
}
