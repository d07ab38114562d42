package dev.slipway.process.candidate;

import dev.slipway.release.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tables say about one risk assessment.
 *
 * @param ageDays below zero for one that is still to come
 * @param maxAgeDays null when no row says how old it may be
 */
record RiskJudgement(
        List<Objection> objections, long ageDays, @Nullable Number maxAgeDays) {

    private static final String AGE = "age";
    private static final String HAZARDS = "hazards";

    RiskJudgement {
        objections = List.copyOf(objections);
    }

    /** A row that applied, and what it is about. */
    record Objection(String kind, Finding finding) {}

    List<Finding> findings() {
        return objections.stream().map(Objection::finding).toList();
    }

    boolean hazardsTreated() {
        return objections.stream().noneMatch(objection -> objection.kind().equals(HAZARDS));
    }

    /** A row of no known kind counts here, so that none is lost. */
    boolean residualRiskAcceptable() {
        return objections.stream().allMatch(objection -> List.of(AGE, HAZARDS).contains(objection.kind()));
    }
}
