package dev.slipway.process.approve;

import dev.slipway.process.Decisions;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleasePolicy;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the table who must say yes, and opens the next round among them. */
@Component
class OpenApprovalRoundDelegate implements JavaDelegate {

    private final Decisions decisions;
    private final ReleasePolicy policy;
    private final Journal journal;

    OpenApprovalRoundDelegate(Decisions decisions, ReleasePolicy policy, Journal journal) {
        this.decisions = decisions;
        this.policy = policy;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        List<String> roles = rolesAskedFor(execution);
        int round = variables.number(Fact.APPROVAL_ROUND, 0) + 1;
        variables
                .put(Fact.APPROVAL_ROUND, round)
                .put(Fact.APPROVAL_ROLES, roles)
                .put(Fact.APPROVAL_REJECTED, false)
                .put(Fact.APPROVALS_TEXT, "No answer yet.")
                .put(
                        Fact.APPROVAL_DEADLINE,
                        policy.authorizationValidity().toHours()
                                + " hours after the first approval; later the authorization is void.");
        journal.record(
                execution,
                "ApprovalRoundOpened",
                Map.of("round", round, "roles", roles),
                List.of(
                        variables.text(Fact.PACKAGE_DIGEST),
                        variables.text(Fact.CONFIGURATION_DIGEST),
                        variables.text(Fact.EVIDENCE_BUNDLE_ID)));
    }

    private List<String> rolesAskedFor(DelegateExecution execution) {
        List<String> roles =
                decisions.evaluate(decisions.own(execution, "required-approvals"), execution.getVariables()).stream()
                        .map(row -> String.valueOf(row.get("role")))
                        .distinct()
                        .sorted()
                        .toList();
        if (roles.isEmpty()) {
            throw new IllegalStateException("The table required-approvals names nobody for this release."
                    + " A release without approvals cannot go on; repair the table and deploy the whole set.");
        }
        return List.copyOf(roles);
    }
}
