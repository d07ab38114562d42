package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Measures the candidate beside the stable version since the step began; the table judges. */
@Component
class AnalyseCanaryDelegate implements JavaDelegate {

    private final Rollout rollout;
    private final DeclaredLatency declaredLatency;
    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    AnalyseCanaryDelegate(
            Rollout rollout, DeclaredLatency declaredLatency, ReleasePolicy policy, Journal journal, Clock clock) {
        this.rollout = rollout;
        this.declaredLatency = declaredLatency;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Instant since = Instant.parse(variables.text(Fact.STEP_STARTED_AT));
        Target target = new Target(release.system(), release.environment());
        int percent = variables.number(Fact.CURRENT_PERCENT, 0);
        boolean inPlace = InPlace.of(rollout.observe(target), execution).percent() == percent;
        RolloutFigures figures = rollout.figures(target, since);
        CanaryFigures canary = CanaryFigures.of(figures, declaredLatency.of(release));
        write(variables, canary, since);
        variables.put(Fact.CANDIDATE_IN_PLACE, inPlace);
        record(execution, canary, Map.of("percent", percent, "inPlace", inPlace, "since", since.toString()));
    }

    private void record(DelegateExecution execution, CanaryFigures canary, Map<String, Object> where) {
        Map<String, Object> payload = new LinkedHashMap<>(canary.asRecord());
        payload.put("populationStability", CanaryFigures.word(canary.populationStability()));
        payload.putAll(where);
        journal.record(execution, "CanaryMeasured", payload);
    }

    private void write(ReleaseVariables variables, CanaryFigures canary, Instant since) {
        boolean limitReached = Duration.between(since, clock.instant()).compareTo(policy.maxObservation()) >= 0;
        String summary = canary.inWords(variables.number(Fact.CURRENT_PERCENT, 0));
        variables
                .put(Fact.CANARY_ANSWERS, Math.toIntExact(canary.answers()))
                .put(Fact.ERROR_RATE_INCREASE, canary.errorRateIncrease())
                .put(Fact.LATENCY_RATIO, canary.latencyRatio())
                .put(Fact.LATENCY_INCREASE_MS, canary.latencyIncreaseMs())
                .put(Fact.POPULATION_STABILITY, canary.populationStability())
                .put(Fact.HAS_BASELINE, canary.hasBaseline())
                .put(Fact.OBSERVATION_LIMIT_REACHED, limitReached)
                .put(Fact.CANARY_SUMMARY, summary)
                .put(Fact.ROLLBACK_CAUSE, "Canary: " + summary);
    }
}
