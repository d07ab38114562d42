package dev.slipway.release;

import java.util.Arrays;
import java.util.Optional;

/** The roles of the procedure; each is a group of the same id in the engine. */
public enum Role {
    DEPLOYMENT_MANAGER("deployment-manager", "Deployment Manager"),
    SYSTEM_OWNER("system-owner", "AI System Owner"),
    RELEASE_MANAGER("release-manager", "Release Manager"),
    OPERATIONS("operations", "Operations Team"),
    RISK_MANAGER("risk-manager", "AI Risk Manager"),
    COMPLIANCE_OFFICER("compliance-officer", "Compliance Officer"),
    QA_LEAD("qa-lead", "QA Lead"),
    GOVERNANCE_COMMITTEE("governance-committee", "AI Governance Committee"),
    GOVERNANCE_LEAD("governance-lead", "AI Governance Lead"),
    LEGAL_ADVISOR("legal-advisor", "Legal and Regulatory Advisor"),
    TECHNICAL_SME("technical-sme", "Technical SME"),
    TECHNICAL_OWNER("technical-owner", "Technical Owner"),
    AUDITOR("auditor", "Auditor"),
    PROCESS_OWNER("process-owner", "Process Owner");

    private final String id;
    private final String title;

    Role(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The group id, used in models, forms, tables and the ledger. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Auditors and process owners look after the procedure; everybody else works in releases. */
    public boolean takesTasks() {
        return this != AUDITOR && this != PROCESS_OWNER;
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
