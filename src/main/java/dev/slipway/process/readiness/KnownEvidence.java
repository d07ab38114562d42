package dev.slipway.process.readiness;

import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.BuildRecord;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the evidence says already about the lines of the checklist, so that people confirm instead of typing. */
@Component
class KnownEvidence {

    /** The documents that speak for each section, as CI names them. */
    private static final Map<Fact, List<String>> DOCUMENTS = Map.of(
            Fact.DEVELOPMENT_KNOWN, List.of("build"),
            Fact.DOCUMENTATION_KNOWN, List.of("model-card", "user-documentation", "runbook", "release-notes"),
            Fact.COMPLIANCE_KNOWN, List.of("compliance", "model-card", "declaration-of-conformity"),
            Fact.RISK_KNOWN, List.of("risk-assessment", "lineage"),
            Fact.OPERATIONS_KNOWN, List.of("runbook"));

    private final Candidates candidates;
    private final LastDrill drill;

    KnownEvidence(Candidates candidates, LastDrill drill) {
        this.candidates = candidates;
        this.drill = drill;
    }

    void write(ReleaseId release, ReleaseVariables variables) {
        ReleaseCandidate candidate = candidates.candidate(release);
        DOCUMENTS.forEach((fact, types) -> variables.put(fact, documents(candidate, types)));
        prepend(variables, Fact.DEVELOPMENT_KNOWN, built(candidate.build()));
        prepend(variables, Fact.RISK_KNOWN, assessed(candidate));
        prepend(variables, Fact.OPERATIONS_KNOWN, drill.inWords(release));
        propose(candidate, variables);
        drill.evidence(release).ifPresent(text -> variables.propose(Answer.DRILL_EVIDENCE, text));
    }

    private static void propose(ReleaseCandidate candidate, ReleaseVariables variables) {
        BuildRecord build = candidate.build();
        variables
                .propose(Answer.BUILD_EVIDENCE, "CI run " + build.ciRun())
                .propose(Answer.TAG_EVIDENCE, "Version " + candidate.version() + ", commit " + build.commit());
        proposeDocument(candidate, "model-card", Answer.DOCUMENTATION_EVIDENCE, variables);
        proposeDocument(candidate, "risk-assessment", Answer.RISK_EVIDENCE, variables);
        if (!variables.textOr(Fact.STAGING_SUMMARY, "").isEmpty()) {
            variables.propose(
                    Answer.PERFORMANCE_EVIDENCE,
                    "Staging suite on package " + candidate.releasePackage().digest());
        }
    }

    private static void proposeDocument(
            ReleaseCandidate candidate, String type, Answer answer, ReleaseVariables variables) {
        candidate
                .evidence()
                .document(type)
                .ifPresent(document -> variables.propose(answer, document.fileName() + " " + document.digest()));
    }

    private static void prepend(ReleaseVariables variables, Fact fact, String line) {
        variables.put(fact, "- " + line + "\n" + variables.text(fact));
    }

    private static String built(BuildRecord build) {
        return "Built by CI run **" + build.ciRun() + "** from commit `" + build.commit() + "`";
    }

    private static String assessed(ReleaseCandidate candidate) {
        var risks = candidate.risks();
        return risks == null
                ? "No risk assessment was handed in"
                : "Assessed on **" + risks.assessedAt() + "**, residual risk **"
                        + risks.residualRisk().id() + "**, hazards open: "
                        + risks.openHazards().size();
    }

    private static String documents(ReleaseCandidate candidate, List<String> types) {
        return types.stream()
                .map(type -> "- "
                        + candidate
                                .evidence()
                                .document(type)
                                .map(found -> found.fileName() + " `" + found.digest() + "`")
                                .orElse(type + ": not handed in"))
                .collect(Collectors.joining("\n"));
    }
}
