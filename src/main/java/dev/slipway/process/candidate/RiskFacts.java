package dev.slipway.process.candidate;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.Candidates;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskTier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** What the risk gate says at this moment; below high risk it counts where an assessment was handed in. */
@Component
class RiskFacts implements GateFactSource {

    private final Candidates candidates;
    private final RiskGate gate;

    RiskFacts(Candidates candidates, RiskGate gate) {
        this.candidates = candidates;
        this.gate = gate;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        Supplier<Judged> judged = SingletonSupplier.of(() -> judged(release, execution));
        facts.fact("riskAssessmentAgeDays", () -> judged.get().fact(0L, RiskJudgement::ageDays))
                .fact("riskAssessmentMaxAgeDays", () -> judged.get().fact(0L, RiskJudgement::maxAgeDays))
                .fact("hazardsTreated", () -> judged.get().fact(true, RiskJudgement::hazardsTreated))
                .fact("residualRiskAcceptable", () -> judged.get().fact(true, RiskJudgement::residualRiskAcceptable));
    }

    private Judged judged(ReleaseId release, DelegateExecution execution) {
        ReleaseCandidate candidate = candidates.candidate(release);
        return new Judged(
                candidate.manifest().tier(), gate.judge(execution, candidate).orElse(null));
    }

    /** What was said about the candidate; null where it brings no assessment. */
    private record Judged(RiskTier tier, @Nullable RiskJudgement judgement) {

        @Nullable
        Object fact(Object whereNoneIsNeeded, Function<RiskJudgement, @Nullable Object> read) {
            if (judgement != null) {
                return read.apply(judgement);
            }
            return tier == RiskTier.HIGH ? null : whereNoneIsNeeded;
        }
    }
}
