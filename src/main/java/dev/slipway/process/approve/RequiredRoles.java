package dev.slipway.process.approve;

import dev.slipway.process.Decisions;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Who must say yes to a release, as the table of its own deployment has it. */
@Component
class RequiredRoles {

    private static final String TABLE = "required-approvals";

    private final Decisions decisions;

    RequiredRoles(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * Ids of the roles, sorted.
     *
     * @throws IllegalStateException when the table names nobody
     */
    List<String> of(DelegateExecution execution) {
        List<String> roles = decisions.evaluate(decisions.own(execution, TABLE), execution.getVariables()).stream()
                .map(row -> String.valueOf(row.get("role")))
                .distinct()
                .sorted()
                .toList();
        if (roles.isEmpty()) {
            throw new IllegalStateException("The table " + TABLE + " names nobody for this release."
                    + " A release without approvals cannot go on; repair the table and deploy the whole set.");
        }
        return roles;
    }
}
