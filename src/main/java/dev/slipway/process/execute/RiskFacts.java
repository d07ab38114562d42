package dev.slipway.process.execute;

import dev.slipway.gate.GateFacts;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.RiskAssessmentRecord;
import dev.slipway.release.RiskTier;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the risk assessment says; below high risk it counts where one was handed in. */
final class RiskFacts {

    private RiskFacts() {}

    static void add(GateFacts.Builder facts, Supplier<ReleaseCandidate> candidate, Clock clock) {
        facts.fact("riskAssessmentAgeDays", () -> fact(candidate.get(), 0L, risks -> age(risks, clock)))
                .fact(
                        "hazardsTreated",
                        () -> fact(
                                candidate.get(),
                                true,
                                risks -> risks.openHazards().isEmpty()))
                .fact("residualRiskAcceptable", () -> fact(candidate.get(), true, RiskFacts::acceptable));
    }

    private static @Nullable Object fact(
            ReleaseCandidate candidate, Object whereNoneIsNeeded, Function<RiskAssessmentRecord, Object> read) {
        RiskAssessmentRecord risks = candidate.risks();
        if (risks != null) {
            return read.apply(risks);
        }
        return candidate.manifest().tier() == RiskTier.HIGH ? null : whereNoneIsNeeded;
    }

    private static long age(RiskAssessmentRecord risks, Clock clock) {
        return ChronoUnit.DAYS.between(risks.assessedAt(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static boolean acceptable(RiskAssessmentRecord risks) {
        return risks.residualRisk() != RiskAssessmentRecord.Level.HIGH
                && !risks.decision().equals("reject");
    }
}
