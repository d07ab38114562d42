package dev.slipway.release;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Hazards of a version, what is done about each, and what remains. */
public record RiskAssessmentRecord(
        LocalDate assessedAt, String context, List<Hazard> hazards, Level residualRisk, String decision) {

    public RiskAssessmentRecord {
        hazards = List.copyOf(hazards);
    }

    /**
     * One hazard.
     *
     * @param mitigation what is done about it; empty when it is accepted or open
     * @param acceptance why it is accepted as it is; empty when it is mitigated or open
     */
    public record Hazard(
            String id,
            String description,
            Level severity,
            Level likelihood,
            String mitigation,
            String acceptance,
            Level residual) {

        /** True while nothing is done about it and nobody accepted it. */
        public boolean open() {
            return mitigation.isEmpty() && acceptance.isEmpty();
        }
    }

    /** A level of severity, likelihood or risk. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public List<Hazard> openHazards() {
        return hazards.stream().filter(Hazard::open).toList();
    }

    static Optional<RiskAssessmentRecord> read(Section section) {
        section.mayHave("residual_reason", "constraints");
        section.text("assessed_at");
        LocalDate assessedAt = section.optionalDate("assessed_at");
        String context = section.text("context");
        List<Hazard> hazards = section.sections("hazards", RiskAssessmentRecord::hazard);
        Level residual = level(section, "residual_risk");
        String decision =
                section.word("decision", List.of("approve", "approve-with-constraints", "reject"), word -> word);
        return assessedAt == null || residual == null || decision == null
                ? Optional.empty()
                : Optional.of(new RiskAssessmentRecord(assessedAt, context, hazards, residual, decision));
    }

    private static Optional<Hazard> hazard(Section section) {
        String id = section.text("id");
        String description = section.text("description");
        Level severity = level(section, "severity");
        Level likelihood = level(section, "likelihood");
        String mitigation = section.optionalText("mitigation");
        String acceptance = section.optionalText("acceptance");
        Level residual = level(section, "residual");
        return severity == null || likelihood == null || residual == null
                ? Optional.empty()
                : Optional.of(new Hazard(id, description, severity, likelihood, mitigation, acceptance, residual));
    }

    private static @Nullable Level level(Section section, String name) {
        return section.word(name, Arrays.asList(Level.values()), Level::id);
    }
}
