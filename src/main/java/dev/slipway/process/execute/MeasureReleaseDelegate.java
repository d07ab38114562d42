package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.Digests;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutFigures.VersionFigures;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measures step 14 once more on real answers: the candidate is still in place and answers without errors. */
@Component
class MeasureReleaseDelegate implements JavaDelegate {

    private static final double HIGHEST_ERROR_RATE = 0.01;

    private final Rollout rollout;
    private final Journal journal;

    MeasureReleaseDelegate(Rollout rollout, Journal journal) {
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Target target = new Target(release.system(), release.environment());
        RolloutState state = rollout.observe(target);
        VersionFigures candidate = rollout.figures(target, Instant.parse(variables.text(Fact.STEP_STARTED_AT)))
                .candidate();
        boolean inPlace = InPlace.of(state, execution).percent() > 0;
        boolean passed = inPlace && isSound(candidate);
        String words = inWords(state, candidate);
        variables
                .put(Fact.CANDIDATE_IN_PLACE, inPlace)
                .put(Fact.SMOKE_PASSED, passed)
                .put(Fact.MEASURED_CHECKS, words);
        journal.record(
                execution,
                "ReleaseMeasured",
                Map.of("passed", passed, "inPlace", inPlace, "measured", words),
                List.of(Digests.require(variables.text(Fact.PACKAGE_DIGEST))));
    }

    private static boolean isSound(@Nullable VersionFigures candidate) {
        return candidate != null && candidate.answers() > 0 && candidate.errorRate() <= HIGHEST_ERROR_RATE;
    }

    private static String inWords(RolloutState state, @Nullable VersionFigures candidate) {
        String served =
                state.candidate() == null ? "no candidate" : state.candidate().version();
        return candidate == null
                ? served + " gave no answer since the last step."
                : served + " answered " + candidate.answers() + " requests since the last step, error rate "
                        + Figures.decimal(candidate.errorRate()) + ", p95 latency "
                        + Figures.decimal(candidate.latencyP95Ms()) + " ms.";
    }
}
