package dev.slipway.audit.releases;

import java.util.Arrays;
import java.util.Optional;

/** Where a release stands, by the process that began last; steps within a phase have processes of their own. */
enum Phase {
    ASSEMBLY("assemble-candidate", "Candidate"),
    PLANNING("plan-deployment", "Planning"),
    MODIFICATION("assess-modification", "Assessment of the change"),
    PREPARATION("prepare-release", "Preparation"),
    READINESS("verify-readiness", "Readiness"),
    APPROVAL("approve-deployment", "Approval"),
    EXECUTION("execute-deployment", "Execution"),
    OPERATION("operate-and-monitor", "Operation and monitoring"),
    ROLLBACK("roll-back-deployment", "Rollback");

    private final String process;
    private final String title;

    Phase(String process, String title) {
        this.process = process;
        this.title = title;
    }

    String title() {
        return title;
    }

    static Optional<Phase> of(String process) {
        return Arrays.stream(values())
                .filter(phase -> phase.process.equals(process))
                .findFirst();
    }
}
