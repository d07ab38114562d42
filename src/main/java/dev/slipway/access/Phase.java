package dev.slipway.access;

import static dev.slipway.release.Role.COMPLIANCE_OFFICER;
import static dev.slipway.release.Role.DEPLOYMENT_MANAGER;
import static dev.slipway.release.Role.OPERATIONS;
import static dev.slipway.release.Role.QA_LEAD;
import static dev.slipway.release.Role.RELEASE_MANAGER;
import static dev.slipway.release.Role.RISK_MANAGER;
import static dev.slipway.release.Role.SYSTEM_OWNER;

import dev.slipway.release.Role;
import java.util.List;
import java.util.Set;

/** The rows of the procedure's RACI matrix: who, accountable or consulted, may read the tasks of which diagrams. */
enum Phase {
    PLANNING(
            List.of("request-change", "assemble-candidate", "plan-deployment", "third-party-change"),
            Set.of(DEPLOYMENT_MANAGER, SYSTEM_OWNER, OPERATIONS, RISK_MANAGER, COMPLIANCE_OFFICER, QA_LEAD)),
    CHECKS(
            List.of(
                    "assess-modification",
                    "prepare-release",
                    "staging-by-hand",
                    "verify-readiness",
                    "block-release",
                    "exception-follow-up"),
            Set.of(RELEASE_MANAGER, OPERATIONS)),
    APPROVAL(
            List.of("approve-deployment", "meet-conditions"),
            Set.of(DEPLOYMENT_MANAGER, SYSTEM_OWNER, RELEASE_MANAGER)),
    EXECUTION(
            List.of(
                    "pass-gate",
                    "execute-deployment",
                    "enter-window",
                    "shadow-rollout",
                    "canary-rollout",
                    "rollout-by-hand",
                    "carry-out-by-hand"),
            Set.of(DEPLOYMENT_MANAGER, RELEASE_MANAGER)),
    VERIFICATION(List.of("operate-and-monitor", "check-health", "read-figures"), Set.of(SYSTEM_OWNER, RELEASE_MANAGER)),
    ROLLBACK(
            List.of("roll-back-deployment", "learn-from-rollback", "rollback-drill"),
            Set.of(DEPLOYMENT_MANAGER, SYSTEM_OWNER, RELEASE_MANAGER, COMPLIANCE_OFFICER, QA_LEAD));

    private final List<String> processes;
    private final Set<Role> readers;

    Phase(List<String> processes, Set<Role> readers) {
        this.processes = processes;
        this.readers = readers;
    }

    List<String> processes() {
        return processes;
    }

    Set<Role> readers() {
        return readers;
    }
}
