package dev.slipway.process.candidate;

import dev.slipway.evidence.EvidenceDocument;
import dev.slipway.process.Decisions;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.Finding;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.RiskAssessmentRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds the risk assessment of a candidate against the tables of the release's own deployment. */
@Component
public class RiskGate {

    private static final String THRESHOLDS = "risk-thresholds";
    private static final String RULES = "risk-gate";
    private static final String DOCUMENT = "risk-assessment";

    private final Decisions decisions;
    private final Clock clock;

    RiskGate(Decisions decisions, Clock clock) {
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Tells the process what the assessment says, and returns everything that speaks against it; nothing where the
     * candidate brings none.
     */
    public List<Finding> findings(DelegateExecution execution, ReleaseCandidate candidate) {
        List<Finding> findings =
                judge(execution, candidate).map(RiskJudgement::findings).orElse(List.of());
        ReleaseVariables.of(execution).put(Fact.RISK_ASSESSMENT_TEXT, RiskWords.of(candidate.risks(), findings));
        return findings;
    }

    /** Empty where the candidate brings no assessment. */
    Optional<RiskJudgement> judge(DelegateExecution execution, ReleaseCandidate candidate) {
        return Optional.ofNullable(candidate.risks()).map(risks -> judge(execution, candidate, risks));
    }

    private RiskJudgement judge(DelegateExecution execution, ReleaseCandidate candidate, RiskAssessmentRecord risks) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        RiskQuestions questions =
                new RiskQuestions(candidate.manifest(), risks, thresholds(execution, candidate), today);
        DecisionDefinition rules = decisions.own(execution, RULES);
        List<RiskJudgement.Objection> objections = new ArrayList<>();
        for (Map<String, @Nullable Object> question : questions.all()) {
            decisions.evaluate(rules, question).forEach(row -> objections.add(objection(row, fileName(candidate))));
        }
        return new RiskJudgement(objections, questions.ageDays(), questions.maxAgeDays());
    }

    /** Without a row nothing is known, and the rules count that against the assessment. */
    private Map<String, Object> thresholds(DelegateExecution execution, ReleaseCandidate candidate) {
        Map<String, @Nullable Object> question = Map.of(
                "domain",
                candidate.manifest().domain(),
                "riskTier",
                candidate.manifest().tier().id());
        return decisions.evaluate(decisions.own(execution, THRESHOLDS), question).stream()
                .findFirst()
                .orElse(Map.of());
    }

    private static RiskJudgement.Objection objection(Map<String, Object> row, String fileName) {
        Finding finding =
                new Finding(text(row, "code"), fileName, text(row, "path"), text(row, "message"), text(row, "remedy"));
        return new RiskJudgement.Objection(text(row, "kind"), finding);
    }

    private static String text(Map<String, Object> row, String name) {
        return String.valueOf(row.get(name));
    }

    private static String fileName(ReleaseCandidate candidate) {
        return candidate
                .evidence()
                .document(DOCUMENT)
                .map(EvidenceDocument::fileName)
                .orElse(DOCUMENT);
    }
}
