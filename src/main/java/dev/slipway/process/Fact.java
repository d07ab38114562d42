package dev.slipway.process;

import java.util.Arrays;
import java.util.Optional;

/**
 * Names of the process variables that the application itself establishes. They decide, so no form may own one of them
 * and no person may write one.
 */
public enum Fact {
    RELEASE_SLUG,
    RISK_TIER,
    REQUESTER,
    DEPLOYED_VERSION,
    PACKAGE_DIGEST,
    CONFIGURATION_DIGEST,
    EVIDENCE_BUNDLE_ID,
    BASE_DIGEST,
    DIFF_SUMMARY,
    COMPONENT_LIST,
    CANDIDATE_COMPLETE,
    CANDIDATE_FINDINGS,
    ROUTINE_CHANGE,
    TOUCHES_FAIRNESS,
    TOUCHES_ARCHITECTURE,
    TOUCHES_PURPOSE,
    SUBSTANTIAL,
    NAMED_APPROVERS,
    ROUTE,
    PACKAGE_INTACT,
    PACKAGE_FINDINGS,
    PACKAGE_CHANGE,
    PACKAGE_FROZEN,
    STAGING_RUN,
    STAGING_STATUS,
    STAGING_SUMMARY,
    STAGING_OBSERVE_AFTER,
    OPEN_ITEMS,
    OPEN_ITEMS_TEXT,
    DEFERRED_TEXT,
    OPEN_SECTIONS,
    SECTION,
    DEVELOPMENT_KNOWN,
    DOCUMENTATION_KNOWN,
    COMPLIANCE_KNOWN,
    RISK_KNOWN,
    OPERATIONS_KNOWN,
    GAP_ROLES,
    GAPS_BY_ROLE,
    GAPS_TEXT,
    GAPS_REMAIN,
    GAPS_REPORT,
    PLAN_TEXT,
    IMPACT_ASSESSED,
    APPROVAL_ROUND,
    APPROVAL_ROLES,
    ROLE,
    APPROVAL_REJECTED,
    APPROVALS_TEXT,
    APPROVAL_DEADLINE,
    AUTHORIZATION_ID,
    AUTHORIZATION_EXPIRES,
    GATE_POINT,
    GATE_ALLOWED,
    GATE_DENIALS,
    STEP_PERCENT,
    STEP_LEFT,
    STEP_STARTED_AT,
    CURRENT_PERCENT,
    CANARY_SUMMARY,
    CANARY_ANSWERS,
    ERROR_RATE_INCREASE,
    LATENCY_RATIO,
    LATENCY_INCREASE_MS,
    POPULATION_STABILITY,
    HAS_BASELINE,
    OBSERVATION_LIMIT_REACHED,
    CANARY_VERDICT,
    MEASURED_CHECKS,
    SMOKE_PASSED,
    GO_LIVE_VERDICT,
    MONITORING_STARTED,
    MONITORING_ENDS,
    HEALTH_INTERVAL,
    POST_DEPLOYMENT_ROLES,
    HEALTH_SUMMARY,
    HEALTH_STATE,
    KPI_TEXT,
    ROLLBACK_AUTOMATIC,
    ROLLBACK_CAUSE,
    ROLLBACK_ASKED_AT,
    ROLLBACK_DECIDED_AT,
    ROLLBACK_TARGET,
    ROLLBACK_TARGET_DIGEST,
    ROLLBACK_PROBLEM,
    ROLLBACK_TRIES,
    ROLLBACK_RETRY_AFTER,
    ROLLBACK_STATE,
    DATA_TO_RESTORE,
    SWITCHED_OFF,
    RESTORED_VERSION,
    RTO_TEXT,
    ROLLBACK_SUMMARY,
    ROLLED_BACK_FROM,
    ROLLED_BACK_ORDER,
    ANSWERED_PEOPLE,
    AFFECTED_ANSWERS,
    INCIDENT_CLOCKS,
    BLOCK_ID,
    BLOCK_ROLE,
    BLOCK_REASON,
    PHASE_OUTCOME,
    TOUCHES_DATA_SOURCES,
    PREDETERMINED_CHANGE,
    PREDETERMINED_LIMITS,
    MODIFICATION_PROPOSAL,
    MODIFICATION_REASONS,
    MODIFICATION_QUESTIONS,
    MODIFICATION_TEXT,
    MODIFICATION_CLEARED,
    MODIFICATION_CURRENT,
    MODIFICATION_OBJECTIONS,
    MEETING_AGENDA,
    ROUND_STATE,
    ROUND_OBJECTIONS,
    ROUND_OPENS_AT,
    COMPUTED_CHANGE,
    DOMAIN,
    INTENDED_USE,
    PURPOSE_DIGEST,
    TIER_FLOOR,
    FLOOR_TIER,
    FLOOR_BASIS,
    DEPLOYED_TIER,
    TIER_LOWERED,
    CONFIRMATION_NEEDED,
    CONFIRMATION_CAUSE,
    CLASSIFICATION_ACCEPTED,
    EXCEPTION_APPROVED,
    DEFERRED_SECTIONS,
    DEFERRED_DUE,
    EXCEPTION_DUE,
    CHANGE_ANSWER,
    CHANGE_SAMPLED;

    private final String variable;

    Fact() {
        this.variable = camelCase(name());
    }

    /** The variable's name in models, tables and forms. */
    public String variable() {
        return variable;
    }

    public static Optional<Fact> of(String variable) {
        return Arrays.stream(values())
                .filter(fact -> fact.variable.equals(variable))
                .findFirst();
    }

    private static String camelCase(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(java.util.Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
