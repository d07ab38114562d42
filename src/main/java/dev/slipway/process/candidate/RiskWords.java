package dev.slipway.process.candidate;

import dev.slipway.release.Finding;
import dev.slipway.release.RiskAssessmentRecord;
import dev.slipway.release.RiskAssessmentRecord.Acceptance;
import dev.slipway.release.RiskAssessmentRecord.Hazard;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A risk assessment as the people read it who decide on the release. What was found comes first, since a long text is
 * shortened at its end, and a line of the evidence stays one line.
 */
final class RiskWords {

    private RiskWords() {}

    static String of(@Nullable RiskAssessmentRecord risks, List<Finding> findings) {
        if (risks == null) {
            return "No risk assessment was handed in.";
        }
        return Stream.of(
                        Stream.of(whole(risks)),
                        verdict(findings),
                        risks.hazards().stream().map(RiskWords::line))
                .flatMap(lines -> lines)
                .map(line -> "- " + line.replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    private static String whole(RiskAssessmentRecord risks) {
        String author = risks.author().isEmpty() ? "" : " by " + risks.author();
        return "Assessed on " + risks.assessedAt() + author + ": residual risk **"
                + risks.residualRisk().id() + "**, decision: " + risks.decision();
    }

    private static String line(Hazard hazard) {
        return hazard.id() + " " + hazard.description() + " Severity "
                + hazard.severity().id() + ", likelihood " + hazard.likelihood().id() + ", remains **"
                + hazard.residual().id() + "**. " + treated(hazard);
    }

    private static String treated(Hazard hazard) {
        Acceptance acceptance = hazard.acceptance();
        String mitigated = hazard.mitigation().isEmpty() ? "" : "Mitigated: " + hazard.mitigation();
        return acceptance == null ? mitigated : (mitigated + " " + accepted(acceptance)).strip();
    }

    private static String accepted(Acceptance acceptance) {
        String person = acceptance.person().isEmpty() ? "" : " by " + acceptance.person();
        String role = acceptance.role().isEmpty() ? "" : " as " + acceptance.role();
        String until = acceptance.until() == null ? "" : " until " + acceptance.until();
        return "Accepted" + person + role + until + ": " + acceptance.reason();
    }

    private static Stream<String> verdict(List<Finding> findings) {
        return findings.isEmpty()
                ? Stream.of("The risk gate has no finding.")
                : findings.stream().map(finding -> "**Finding** " + finding.line());
    }
}
