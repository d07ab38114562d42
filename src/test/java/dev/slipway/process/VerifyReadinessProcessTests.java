package dev.slipway.process;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code verify-readiness}. */
class VerifyReadinessProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("verify-readiness");

    @Test
    void aReadyReleaseIsSignedByThree() {
        collected(false, 0)
                .complete("Activity_ReviewReadiness", "readinessDecision", "ready")
                .complete("Activity_SignAsDeploymentManager")
                .complete("Activity_SignAsQaLead")
                .complete("Activity_SignAsSystemOwner")
                .endedAt("Event_ReadinessVerified", "ready");
    }

    @Test
    void theComplianceSectionIsAskedWhereTheRouteAsksForIt() {
        started(true)
                .waitsAt(
                        "Activity_VerifyDevelopment",
                        "Activity_VerifyTesting",
                        "Activity_VerifyDocumentation",
                        "Activity_VerifyCompliance",
                        "Activity_VerifyRiskControls",
                        "Activity_VerifyOperations");
    }

    @Test
    void anUnknownNeedAsksTheComplianceSection() {
        collected(null, 0).waitsAt("Activity_ReviewReadiness");
    }

    @Test
    void openItemsAreClosedAndTheSectionsGoneThroughAgain() {
        collected(true, 2).complete("Activity_CloseReadinessGaps", "gapsAction", "again");
    }

    @Test
    void openItemsMayEndTheRelease() {
        collected(true, 1)
                .complete("Activity_CloseReadinessGaps", "gapsAction", "end")
                .endedAt("Event_ReadinessAbandoned", "ended");
    }

    @Test
    void aReviewMayFindTheReleaseNotReady() {
        collected(false, 0)
                .complete("Activity_ReviewReadiness", "readinessDecision", "notReady")
                .waitsAt("Activity_CloseReadinessGaps");
    }

    private static Walk started(@Nullable Boolean complianceSection) {
        return PROCESS.start("complianceSection", complianceSection);
    }

    private static Walk collected(@Nullable Boolean complianceSection, int openItems) {
        var walk = started(complianceSection);
        if (!Boolean.FALSE.equals(complianceSection)) {
            walk.complete("Activity_VerifyCompliance");
        }
        return walk.complete("Activity_VerifyDevelopment")
                .complete("Activity_VerifyTesting")
                .complete("Activity_VerifyDocumentation")
                .complete("Activity_VerifyRiskControls")
                .complete("Activity_VerifyOperations")
                .runJob("Activity_CollectOpenItems", "openItems", openItems);
    }
}
