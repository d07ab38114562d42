package dev.slipway.process.candidate;

import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.RiskClassification.Outcome;
import dev.slipway.release.RiskClassifications;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what was decided about the risk tier, bound to the evidence that it was decided on. */
@Component
class RecordRiskClassificationDelegate implements JavaDelegate {

    private static final String CONFIRM = "Activity_ConfirmRiskClassification";
    private static final String LOWER = "Activity_ApproveLowerTier";

    private final RiskClassifications classifications;
    private final Answered answered;
    private final Journal journal;
    private final Clock clock;

    RecordRiskClassificationDelegate(
            RiskClassifications classifications, Answered answered, Journal journal, Clock clock) {
        this.classifications = classifications;
        this.answered = answered;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        RiskClassification decision = decision(execution, variables);
        classifications.record(decision);
        variables.put(Fact.CLASSIFICATION_ACCEPTED, decision.accepted());
        journal.record(
                execution,
                "RiskClassificationDecided",
                Map.of(
                        "outcome", decision.outcome().name().toLowerCase(Locale.ROOT),
                        "accepted", decision.accepted(),
                        "tier", decision.tier().id(),
                        "domain", decision.domain(),
                        "floor", decision.floor(),
                        "lowered", decision.lowered(),
                        "loweringApproved", decision.loweringApproved(),
                        "decidedBy", decision.decidedBy(),
                        "reason", decision.reason()),
                List.of(decision.bundleId(), decision.purposeDigest()));
    }

    private RiskClassification decision(DelegateExecution execution, ReleaseVariables variables) {
        Outcome outcome = outcome(variables);
        boolean lowered = variables.is(Fact.TIER_LOWERED);
        boolean asked = outcome == Outcome.CONFIRMED && lowered;
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        return new RiskClassification(
                release,
                variables.text(Fact.EVIDENCE_BUNDLE_ID),
                variables.riskTier(),
                variables.text(Fact.DOMAIN),
                variables.text(Fact.PURPOSE_DIGEST),
                variables.text(Fact.FLOOR_TIER),
                outcome,
                lowered,
                asked ? approvedLower(variables) : outcome == Outcome.UNCHANGED && lowered,
                decidedBy(execution, outcome, asked),
                reason(variables, outcome, asked),
                clock.instant());
    }

    private static Outcome outcome(ReleaseVariables variables) {
        if (variables.text(Fact.FLOOR_TIER).equals(TierQuestion.PROHIBITED)) {
            return Outcome.PROHIBITED;
        }
        if (!variables.is(Fact.CONFIRMATION_NEEDED)) {
            return Outcome.UNCHANGED;
        }
        return variables.text(Answer.CLASSIFICATION_DECISION).equals("confirm") ? Outcome.CONFIRMED : Outcome.REFUSED;
    }

    private static boolean approvedLower(ReleaseVariables variables) {
        return variables.textOr(Answer.LOWER_TIER_DECISION, "").equals("approve");
    }

    private String decidedBy(DelegateExecution execution, Outcome outcome, boolean asked) {
        return switch (outcome) {
            case PROHIBITED -> "risk-tier-floor";
            case UNCHANGED -> "slipway";
            case REFUSED -> answered.by(execution, CONFIRM);
            case CONFIRMED -> answered.by(execution, CONFIRM) + (asked ? " and " + answered.by(execution, LOWER) : "");
        };
    }

    private static String reason(ReleaseVariables variables, Outcome outcome, boolean asked) {
        return switch (outcome) {
            case PROHIBITED -> variables.text(Fact.FLOOR_BASIS);
            case UNCHANGED -> variables.text(Fact.CONFIRMATION_CAUSE);
            case REFUSED -> variables.textOr(Answer.CLASSIFICATION_REASON, "");
            case CONFIRMED -> variables.textOr(asked ? Answer.LOWER_TIER_REASON : Answer.CLASSIFICATION_REASON, "");
        };
    }
}
