package dev.slipway.process.overview;

import dev.slipway.release.Role;

/** What each role does in the procedure, in a sentence that follows "As …, you". */
final class RoleGuide {

    private RoleGuide() {}

    static String duties(Role role) {
        return switch (role) {
            case DEPLOYMENT_MANAGER ->
                "request deployments, lead each one from request to closure, hold the approval"
                        + " meeting and decide on go-live; until its rollout starts you may withdraw a release.";
            case SYSTEM_OWNER ->
                "answer for the AI system: you approve every release of it, decide on rollbacks and"
                        + " accept the version for production.";
            case RELEASE_MANAGER -> "plan deployments, approve the release package and correct incomplete candidates.";
            case OPERATIONS ->
                "prepare environments, check what runs before and after the rollout, confirm rollbacks"
                        + " and keep the runbooks.";
            case RISK_MANAGER ->
                "assess the risks of a deployment and verify its controls; until full traffic you may"
                        + " block a release, and only your role lifts that block.";
            case COMPLIANCE_OFFICER ->
                "confirm the risk classification, assess changes and impact, and verify"
                        + " compliance; until full traffic you may block a release, and only your role lifts that block.";
            case QA_LEAD -> "confirm staging results, verify testing, review readiness and sign for it.";
            case GOVERNANCE_COMMITTEE -> "approve or reject releases of high-risk systems.";
            case GOVERNANCE_LEAD -> "decide on substantial modifications, lower risk tiers and urgent exceptions.";
            case LEGAL_ADVISOR -> "decide, together with the governance lead, on substantial modifications.";
            case TECHNICAL_SME ->
                "build and correct the release package, document staging and assess what suppliers" + " changed.";
            case TECHNICAL_OWNER ->
                "define the rollout and the way back, decide when a canary holds, and rehearse" + " rollbacks.";
            case AUDITOR -> "read everything and change nothing; Cockpit shows what runs.";
            case PROCESS_OWNER -> "own the diagrams, decision tables and forms, and deploy new sets of them.";
        };
    }
}
