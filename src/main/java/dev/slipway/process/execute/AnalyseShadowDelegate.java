package dev.slipway.process.execute;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Measures how the candidate answered the copies since the shadow began; the table judges. */
@Component
class AnalyseShadowDelegate implements JavaDelegate {

    private final Rollout rollout;
    private final Candidates candidates;
    private final DeclaredLatency declaredLatency;
    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    AnalyseShadowDelegate(
            Rollout rollout,
            Candidates candidates,
            DeclaredLatency declaredLatency,
            ReleasePolicy policy,
            Journal journal,
            Clock clock) {
        this.rollout = rollout;
        this.candidates = candidates;
        this.declaredLatency = declaredLatency;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Instant since = Instant.parse(variables.text(Fact.SHADOW_STARTED_AT));
        ShadowFigures shadow = ShadowFigures.of(
                rollout.figures(new Target(release.system(), release.environment()), since),
                declaredLatency.of(release));
        boolean inPlace =
                InPlace.of(candidates.production(release), execution).shadowPercent() == StartShadowDelegate.PERCENT;
        write(variables, shadow, inPlace, since);
        journal.record(execution, "ShadowMeasured", shadow.asRecord(inPlace, since));
    }

    private void write(ReleaseVariables variables, ShadowFigures shadow, boolean inPlace, Instant since) {
        boolean limitReached = Duration.between(since, clock.instant()).compareTo(policy.maxObservation()) >= 0;
        variables
                .put(Fact.CANDIDATE_IN_PLACE, inPlace)
                .put(Fact.SHADOW_ANSWERS, Math.toIntExact(shadow.candidate().answers()))
                .put(Fact.SHADOW_AGREEMENT, shadow.agreement())
                .put(Fact.ERROR_RATE_INCREASE, shadow.candidate().errorRateIncrease())
                .put(Fact.LATENCY_RATIO, shadow.candidate().latencyRatio())
                .put(Fact.LATENCY_INCREASE_MS, shadow.candidate().latencyIncreaseMs())
                .put(Fact.HAS_BASELINE, shadow.candidate().hasBaseline())
                .put(Fact.OBSERVATION_LIMIT_REACHED, limitReached)
                .put(Fact.SHADOW_SUMMARY, shadow.inWords())
                .put(Fact.ROLLBACK_CAUSE, "Shadow: " + shadow.inWords());
    }
}
