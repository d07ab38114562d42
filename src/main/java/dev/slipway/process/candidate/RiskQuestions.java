package dev.slipway.process.candidate;

import dev.slipway.release.ComplianceManifest;
import dev.slipway.release.RiskAssessmentRecord;
import dev.slipway.release.RiskAssessmentRecord.Acceptance;
import dev.slipway.release.RiskAssessmentRecord.Hazard;
import dev.slipway.release.RiskAssessmentRecord.Level;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One risk assessment as questions to the risk gate: one about the whole, one about each hazard. */
final class RiskQuestions {

    private final ComplianceManifest manifest;
    private final RiskAssessmentRecord risks;
    private final Map<String, Object> thresholds;
    private final LocalDate today;

    RiskQuestions(
            ComplianceManifest manifest, RiskAssessmentRecord risks, Map<String, Object> thresholds, LocalDate today) {
        this.manifest = manifest;
        this.risks = risks;
        this.thresholds = thresholds;
        this.today = today;
    }

    List<Map<String, @Nullable Object>> all() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        all.add(whole());
        for (int at = 0; at < risks.hazards().size(); at++) {
            all.add(about(risks.hazards().get(at), "hazards[" + at + "]"));
        }
        return all;
    }

    long ageDays() {
        return ChronoUnit.DAYS.between(risks.assessedAt(), today);
    }

    @Nullable
    Number maxAgeDays() {
        return thresholds.get("maxAgeDays") instanceof Number days ? days : null;
    }

    private Map<String, @Nullable Object> whole() {
        Map<String, @Nullable Object> question = question("assessment", risks.residualRisk());
        question.put("assessedAt", risks.assessedAt().toString());
        question.put("ageDays", ageDays());
        question.put("maxAgeDays", maxAgeDays());
        question.put("decision", risks.decision());
        question.put("acceptances", acceptances());
        return question;
    }

    private Map<String, @Nullable Object> about(Hazard hazard, String path) {
        Acceptance acceptance = hazard.acceptance();
        LocalDate until = acceptance == null ? null : acceptance.until();
        Map<String, @Nullable Object> question = question("hazard", hazard.residual());
        question.put("hazard", hazard.id().replaceAll("\\s+", " "));
        question.put("hazardPath", path);
        question.put("mitigated", !hazard.mitigation().isEmpty());
        question.put("accepted", acceptance != null);
        question.put("acceptedBy", acceptance == null ? "" : acceptance.person().strip());
        question.put("acceptedAs", acceptance == null ? "" : acceptance.role().strip());
        question.put("acceptedUntil", until == null ? null : until.toString());
        question.put("daysLeft", until == null ? null : ChronoUnit.DAYS.between(today, until));
        return question;
    }

    private Map<String, @Nullable Object> question(String subject, Level residual) {
        String highest = String.valueOf(thresholds.get("highestResidual"));
        Map<String, @Nullable Object> question = new HashMap<>();
        question.put("subject", subject);
        question.put("riskTier", manifest.tier().id());
        question.put("domain", manifest.domain());
        question.put("author", risks.author().strip());
        question.put("residual", residual.id());
        question.put("residualRank", residual.ordinal());
        question.put("highestResidual", thresholds.get("highestResidual"));
        question.put("highestRank", Level.of(highest).map(Level::ordinal).orElse(null));
        return question;
    }

    private long acceptances() {
        return risks.hazards().stream()
                .map(Hazard::acceptance)
                .filter(Objects::nonNull)
                .count();
    }
}
