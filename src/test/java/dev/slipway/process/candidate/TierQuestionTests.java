package dev.slipway.process.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ComplianceManifest;
import dev.slipway.release.ComplianceManifest.Actor;
import dev.slipway.release.ComplianceManifest.HumanOversight;
import dev.slipway.release.ComplianceManifest.LoggingProfile;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskClassification;
import dev.slipway.release.RiskClassification.Outcome;
import dev.slipway.release.RiskTier;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When people are asked about a risk tier. */
class TierQuestionTests {

    private static final String USE = "Advise loan officers.";

    @Test
    void asksForTheFirstReleaseOfASystem() {
        assertThat(question(RiskTier.HIGH, "high", null).reasons(Optional.empty(), false))
                .singleElement()
                .asString()
                .contains("first release of scoring");
    }

    @Test
    void asksNobodyWhatWasAcceptedBefore() {
        assertThat(question(RiskTier.HIGH, "high", RiskTier.HIGH).reasons(accepted(RiskTier.HIGH, false), false))
                .isEmpty();
    }

    @Test
    void asksAgainWhenPurposeDomainOrTierChange() {
        var before = accepted(RiskTier.HIGH, false);
        assertThat(question(manifest(RiskTier.HIGH, "credit", "Decide on loans."), "high", null)
                        .reasons(before, false))
                .hasSize(1);
        assertThat(question(manifest(RiskTier.HIGH, "insurance", USE), "high", null)
                        .reasons(before, false))
                .hasSize(1);
        assertThat(question(manifest(RiskTier.LIMITED, "credit", USE), "minimal", null)
                        .reasons(before, false))
                .hasSize(1);
        assertThat(question(RiskTier.HIGH, "high", RiskTier.HIGH).reasons(before, true))
                .singleElement()
                .asString()
                .contains("version in production");
    }

    @Test
    void aTierIsLowBelowTheFloorOrBelowProduction() {
        assertThat(question(RiskTier.LIMITED, "high", null).lowered()).isTrue();
        assertThat(question(RiskTier.MINIMAL, "minimal", RiskTier.LIMITED).lowered())
                .isTrue();
        assertThat(question(RiskTier.HIGH, "limited", RiskTier.MINIMAL).lowered())
                .isFalse();
        assertThat(question(RiskTier.MINIMAL, "unknown", null).lowered()).isFalse();
    }

    @Test
    void asksAgainWhenTheFloorRoseAboveWhatWasAccepted() {
        assertThat(question(RiskTier.LIMITED, "high", null).reasons(accepted(RiskTier.LIMITED, false), false))
                .singleElement()
                .asString()
                .contains("below the floor of its domain");
        assertThat(question(RiskTier.LIMITED, "high", null).reasons(accepted(RiskTier.LIMITED, true), false))
                .isEmpty();
    }

    @Test
    void onlyAProhibitedPracticeIsProhibited() {
        assertThat(question(RiskTier.HIGH, "prohibited", null).prohibited()).isTrue();
        assertThat(question(RiskTier.HIGH, "unknown", null).prohibited()).isFalse();
    }

    @Test
    void aLoweredTierCountsOnlyWhenSomebodyApprovedIt() {
        assertThat(decision(RiskTier.LIMITED, Outcome.CONFIRMED, true, false).accepted())
                .isFalse();
        assertThat(decision(RiskTier.LIMITED, Outcome.CONFIRMED, true, true).accepted())
                .isTrue();
        assertThat(decision(RiskTier.HIGH, Outcome.REFUSED, false, false).accepted())
                .isFalse();
        assertThat(decision(RiskTier.HIGH, Outcome.PROHIBITED, false, false).accepted())
                .isFalse();
    }

    private static Optional<RiskClassification> accepted(RiskTier tier, boolean lowered) {
        return Optional.of(decision(tier, Outcome.CONFIRMED, lowered, lowered));
    }

    private static RiskClassification decision(RiskTier tier, Outcome outcome, boolean lowered, boolean approved) {
        return new RiskClassification(
                new ReleaseId("scoring", "1.0.0", "production", 1),
                "bundle",
                tier,
                "credit",
                RiskClassification.purposeDigest(manifest(tier, "credit", USE)),
                "high",
                outcome,
                lowered,
                approved,
                "compliance-officer",
                "",
                Instant.EPOCH);
    }

    private static TierQuestion question(RiskTier tier, String floor, @Nullable RiskTier deployed) {
        return question(manifest(tier, "credit", USE), floor, deployed);
    }

    private static TierQuestion question(ComplianceManifest manifest, String floor, @Nullable RiskTier deployed) {
        return new TierQuestion(manifest, floor, "as the table says", deployed);
    }

    private static ComplianceManifest manifest(RiskTier tier, String domain, String use) {
        return new ComplianceManifest(
                "scoring",
                "Lending",
                use,
                List.of("Interest rates"),
                tier,
                domain,
                List.of(),
                new HumanOversight(List.of(), "To the lead"),
                new LoggingProfile(List.of(), List.of(), Period.ofMonths(6)),
                Actor.PROVIDER,
                "1.0.0",
                List.of(),
                null);
    }
}
