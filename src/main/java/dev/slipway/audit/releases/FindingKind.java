package dev.slipway.audit.releases;

/** What kind of thing an auditor should look at. */
enum FindingKind {
    BLOCK("Blocked", "Who answers for risk or compliance stopped the release."),
    GATE_DENIAL("Denied by the gate", "The gate let the release not go on."),
    EVIDENCE_INCOMPLETE("Evidence incomplete", "What was handed in did not make a whole candidate."),
    PACKAGE_NOT_INTACT("Package not intact", "Bytes, signatures or origin were not what the evidence says."),
    EVIDENCE_CHANGED("Evidence changed after staging", "What was staged was no longer what was to be frozen."),
    STAGING_FAILED("Staging failed", "Checks in staging did not pass."),
    READINESS_GAP("Readiness gaps", "Items of the checklist were open."),
    APPROVAL_REFUSED("Approval refused", "Somebody who had to approve said no."),
    APPROVAL_REVOKED("Approval revoked", "Somebody took an approval back."),
    ROUND_DENIED("Approval round not opened", "The roles could not be filled as the rules ask."),
    CONDITION("Condition", "An approval was given under a condition."),
    EXCEPTION("Exception", "An urgent release put checks off, with compensating controls."),
    OVERDUE("Overdue", "What an exception put off was not done on its date."),
    HEALTH("Health breached", "In operation the version was outside of its limits."),
    INCIDENT("Step stuck", "A step of the procedure failed and needed help."),
    HAND_WORK("Work by hand differs", "What was seen is not what was ordered, or nobody saw it."),
    ROLLBACK("Rolled back", "Production went back to an earlier version."),
    RTO_MISSED("Recovery too slow", "The way back took longer than was promised."),
    TIER_LOWERED("Risk tier lowered", "A lower tier than the floor or than before was decided."),
    DECLARATION_CORRECTED("Declaration corrected", "The change was larger than the request said."),
    MODEL_ALIAS("Model registry disagrees", "The registry called another model live than production served."),
    NOTICE_LOST("Notice not delivered", "A mail that the procedure owed could not be delivered."),
    SECURITY("Security event", "Something may have been an attack.");

    private final String title;
    private final String meaning;

    FindingKind(String title, String meaning) {
        this.title = title;
        this.meaning = meaning;
    }

    String title() {
        return title;
    }

    /** In a sentence. */
    String meaning() {
        return meaning;
    }
}
