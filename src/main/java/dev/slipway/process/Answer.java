package dev.slipway.process;

/** Names of the form fields that the application reads; everything else on a form is for people and the ledger. */
public enum Answer {
    SYSTEM("system"),
    VERSION("version"),
    ENVIRONMENT("environment"),
    TYPE("type"),
    CHANGES("changes"),
    WINDOW_START("windowStart"),
    WINDOW_END("windowEnd"),
    CANARY_STEPS("canarySteps"),
    OBSERVATION_PERIOD("observationPeriod"),
    RTO_MINUTES("rtoMinutes"),
    SUCCESS_CRITERIA("successCriteria"),
    SEPARATE_COMPONENTS("planSeparateComponents"),
    BUILD_EVIDENCE("evidence1_4"),
    TAG_EVIDENCE("evidence1_5"),
    PERFORMANCE_EVIDENCE("evidence2_4"),
    DOCUMENTATION_EVIDENCE("evidence3_1"),
    RISK_EVIDENCE("evidenceR_1"),
    DRILL_EVIDENCE("evidence5_5"),
    GAPS_ANSWER("gapsAnswer"),
    GAPS_DONE("gapsDone"),
    READINESS_REOPEN("readinessReopen"),
    READINESS_REASON("readinessReason"),
    APPROVAL_DECISION("approvalDecision"),
    APPROVAL_COMMENT("approvalComment"),
    APPROVAL_CONDITIONS("approvalConditions"),
    STANDING_ROLLBACK("standingRollback"),
    ROLLBACK_REASON("rollbackReason"),
    LIFT_REASON("liftReason"),
    MODIFICATION_SUBSTANTIAL("modificationSubstantial"),
    MODIFICATION_REASON("modificationReason"),
    MODIFICATION_PREDETERMINED("modificationPredetermined"),
    MODIFICATION_REFERENCE("modificationReference"),
    MODIFICATION_LAXER_REASON("modificationLaxerReason"),
    DESIGN_CHANGED("designChanged"),
    DESIGN_REASON("designReason"),
    ROLE_CHANGED("roleChanged"),
    ROLE_REASON("roleReason"),
    LEAD_DECISION("leadDecision"),
    LEGAL_DECISION("legalDecision"),
    CONFORMITY_OUTCOME("conformityOutcome"),
    CONFORMITY_PROCEDURE("conformityProcedure"),
    CONFORMITY_REFERENCE("conformityReference"),
    CONFORMITY_ASSESSED_ON("conformityAssessedOn"),
    CONFORMITY_VALID_UNTIL("conformityValidUntil"),
    GO_NO_GO_QUESTIONS("goNoGoQuestions"),
    GO_NO_GO_ANSWERS("goNoGoAnswers"),
    MEETING_CRITERIA("meetingCriteria"),
    DEPLOYMENT_RISKS("deploymentRisks"),
    APPROVAL_REWORK_PHASE("approvalReworkPhase"),
    CHANGE_TICKET("changeTicket"),
    CLASSIFICATION_DECISION("classificationDecision"),
    CLASSIFICATION_REASON("classificationReason"),
    LOWER_TIER_DECISION("lowerTierDecision"),
    LOWER_TIER_REASON("lowerTierReason"),
    EXCEPTION_DECISION("exceptionDecision"),
    EXCEPTION_REASON("exceptionReason"),
    COMPENSATING_CONTROLS("compensatingControls"),
    DEVELOPMENT_DUE("developmentDue"),
    DOCUMENTATION_DUE("documentationDue"),
    OPERATIONS_DUE("operationsDue"),
    INTAKE_AI("intakeAi"),
    INTAKE_SYSTEM("intakeSystem"),
    INTAKE_TICKET("intakeTicket"),
    INTAKE_STATE("intakeState"),
    NOT_AI_REASON("notAiReason"),
    CHANGE_REVIEW("changeReview"),
    CHANGE_REVIEW_REASON("changeReviewReason"),
    REVIEWED_SYSTEM("reviewedSystem");

    private final String key;

    Answer(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
