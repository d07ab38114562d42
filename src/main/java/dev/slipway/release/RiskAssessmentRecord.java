package dev.slipway.release;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hazards of a version, what is done about each, and what remains.
 *
 * @param author who made the assessment; empty when nobody is named
 * @param constraints under which it says yes; none unless it does so
 */
public record RiskAssessmentRecord(
        LocalDate assessedAt,
        String author,
        String context,
        List<Hazard> hazards,
        Level residualRisk,
        String decision,
        List<String> constraints) {

    private static final String WITH_CONSTRAINTS = "approve-with-constraints";

    public RiskAssessmentRecord {
        hazards = List.copyOf(hazards);
        constraints = List.copyOf(constraints);
    }

    /**
     * One hazard.
     *
     * @param mitigation what is done about it; empty when it is accepted or open
     * @param acceptance null when nobody accepted it
     */
    public record Hazard(
            String id,
            String description,
            Level severity,
            Level likelihood,
            String mitigation,
            @Nullable Acceptance acceptance,
            Level residual) {

        /** True while nothing is done about it and nobody accepted it. */
        public boolean open() {
            return mitigation.isEmpty() && acceptance == null;
        }
    }

    /**
     * Why a hazard is accepted as it is, by whom and for how long.
     *
     * @param person empty when nobody is named
     * @param role in which that person accepts it; empty when none is named
     * @param until last day on which it holds; null when no end is named
     */
    public record Acceptance(
            String reason,
            String person,
            String role,
            @Nullable LocalDate until) {}

    /** A level of severity, likelihood or risk. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH;

        /** Empty for a word that is none of them. */
        public static Optional<Level> of(String id) {
            return Arrays.stream(values())
                    .filter(level -> level.id().equals(id))
                    .findFirst();
        }

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
        String author = section.optionalText("assessed_by");
        String context = section.text("context");
        List<Hazard> hazards = section.sections("hazards", RiskAssessmentRecord::hazard);
        Level residual = level(section, "residual_risk");
        String decision = section.word("decision", List.of("approve", WITH_CONSTRAINTS, "reject"), word -> word);
        return assessedAt == null || residual == null || decision == null
                ? Optional.empty()
                : Optional.of(new RiskAssessmentRecord(
                        assessedAt, author, context, hazards, residual, decision, constraints(section, decision)));
    }

    private static List<String> constraints(Section section, String decision) {
        List<String> constraints = section.has("constraints") ? section.texts("constraints") : List.of();
        if (decision.equals(WITH_CONSTRAINTS) == constraints.isEmpty()) {
            section.refuse(
                    "constraints",
                    "is for the decision '" + WITH_CONSTRAINTS + "', which names at least one",
                    constraints.size() + " with the decision '" + decision + "'",
                    "name them, or correct the decision");
        }
        return constraints;
    }

    private static Optional<Hazard> hazard(Section section) {
        String id = section.text("id");
        String description = section.text("description");
        Level severity = level(section, "severity");
        Level likelihood = level(section, "likelihood");
        String mitigation = section.optionalText("mitigation");
        Acceptance acceptance = acceptance(section);
        Level residual = level(section, "residual");
        return severity == null || likelihood == null || residual == null
                ? Optional.empty()
                : Optional.of(new Hazard(id, description, severity, likelihood, mitigation, acceptance, residual));
    }

    /** Without a reason there is none, whatever else is said. */
    private static @Nullable Acceptance acceptance(Section section) {
        String reason = section.optionalText("acceptance");
        String person = section.optionalText("accepted_by");
        String role = section.optionalText("accepted_as");
        LocalDate until = section.optionalDate("accepted_until");
        return reason.isEmpty() ? null : new Acceptance(reason, person, role, until);
    }

    private static @Nullable Level level(Section section, String name) {
        return section.word(name, Arrays.asList(Level.values()), Level::id);
    }
}
