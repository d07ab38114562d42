package dev.slipway.process;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code verify-readiness}. */
class VerifyReadinessProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("verify-readiness");

    @Test
    void aReadyReleaseIsSignedByThree() {
        collected(0)
                .complete("Activity_ReviewReadiness", "readinessDecision", "ready")
                .complete("Activity_SignAsDeploymentManager")
                .complete("Activity_SignAsQaLead")
                .complete("Activity_SignAsSystemOwner")
                .endedAt("Event_ReadinessVerified", "ready");
    }

    @Test
    void everyOpenSectionIsAskedAtTheSameTime() {
        opened("development", "testing", "documentation", "compliance", "risk-controls", "operations")
                .waitsAt(
                        "Activity_VerifyDevelopment",
                        "Activity_VerifyTesting",
                        "Activity_VerifyDocumentation",
                        "Activity_VerifyCompliance",
                        "Activity_VerifyRiskControls",
                        "Activity_VerifyOperations")
                .complete("Activity_VerifyDevelopment")
                .complete("Activity_VerifyTesting")
                .complete("Activity_VerifyDocumentation")
                .complete("Activity_VerifyCompliance")
                .complete("Activity_VerifyRiskControls")
                .complete("Activity_VerifyOperations")
                .waitsAt("Activity_CollectOpenItems");
    }

    @Test
    void sectionsThatAreDeferredOrNotNeededAreNotAsked() {
        opened("testing", "risk-controls").waitsAt("Activity_VerifyTesting", "Activity_VerifyRiskControls");
    }

    @Test
    void eachOwnerClosesHisGapsAndOnlyTheirSectionsAreAnsweredAgain() {
        gaps().completeAs("qa-lead", "Activity_CloseReadinessGaps", "gapsAnswer", "closed")
                .completeAs("risk-manager", "Activity_CloseReadinessGaps", "gapsAnswer", "closed")
                .waitsAt("Activity_VerifyTesting", "Activity_VerifyRiskControls");
    }

    @Test
    void aGapThatCannotBeClosedMayBeTriedAgainAllTheSame() {
        unclosed()
                .complete("Activity_DecideOnGaps", "gapsDecision", "again")
                .waitsAt("Activity_VerifyTesting", "Activity_VerifyRiskControls");
    }

    @Test
    void aGapThatCannotBeClosedMayEndTheRelease() {
        unclosed()
                .complete("Activity_DecideOnGaps", "gapsDecision", "end")
                .endedAt("Event_ReadinessAbandoned", "ended");
    }

    @Test
    void aReviewThatFindsTheReleaseNotReadyGoesBackToTheOwners() {
        collected(0)
                .complete("Activity_ReviewReadiness", "readinessDecision", "notReady")
                .runJob("Activity_ReopenSections", facts("operations", "deployment-manager"))
                .completeAs("deployment-manager", "Activity_CloseReadinessGaps", "gapsAnswer", "closed")
                .waitsAt("Activity_VerifyOperations");
    }

    private static Walk opened(String... sections) {
        return PROCESS.start().runJob("Activity_OpenChecklist", "openSections", new ArrayList<>(List.of(sections)));
    }

    private static Walk collected(int openItems, Object... facts) {
        List<Object> written = new ArrayList<>(List.of("openItems", openItems));
        written.addAll(List.of(facts));
        return opened("testing")
                .complete("Activity_VerifyTesting")
                .runJob("Activity_CollectOpenItems", written.toArray());
    }

    private static Walk gaps() {
        return collected(
                2,
                "openSections",
                new ArrayList<>(List.of("testing", "risk-controls")),
                "gapRoles",
                new ArrayList<>(List.of("qa-lead", "risk-manager")),
                "gapsRemain",
                false);
    }

    private static Walk unclosed() {
        return gaps().completeAs("qa-lead", "Activity_CloseReadinessGaps", "gapsAnswer", "remain")
                .completeAs("risk-manager", "Activity_CloseReadinessGaps", "gapsAnswer", "closed");
    }

    private static Object[] facts(String section, String role) {
        return new Object[] {
            "openSections", new ArrayList<>(List.of(section)),
            "gapRoles", new ArrayList<>(List.of(role)),
            "gapsRemain", false
        };
    }
}
