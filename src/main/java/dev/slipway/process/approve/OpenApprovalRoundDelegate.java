package dev.slipway.process.approve;

import dev.slipway.approval.ApprovalRounds;
import dev.slipway.approval.Approvals;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the table who must say yes, and opens the next round among them once these people can be found and in time. */
@Component
class OpenApprovalRoundDelegate implements JavaDelegate {

    private final RequiredRoles required;
    private final RoundPeople people;
    private final Approvals approvals;
    private final ApprovalRounds rounds;
    private final AuthorizationValidity validity;
    private final Journal journal;
    private final Clock clock;

    OpenApprovalRoundDelegate(
            RequiredRoles required,
            RoundPeople people,
            Approvals approvals,
            ApprovalRounds rounds,
            AuthorizationValidity validity,
            Journal journal,
            Clock clock) {
        this.required = required;
        this.people = people;
        this.approvals = approvals;
        this.rounds = rounds;
        this.validity = validity;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        List<String> roles = required.of(execution);
        Instant now = clock.instant();
        ApprovalWindow window = ApprovalWindow.of(variables, validity.of(execution));
        List<String> objections = new ArrayList<>(people.objections(ReleaseVariables.releaseOf(execution), roles));
        window.objection(now).ifPresent(objections::add);
        variables
                .put(Fact.APPROVAL_ROLES, roles)
                .put(Fact.ROUND_OBJECTIONS, lines(objections))
                .put(Fact.ROUND_OPENS_AT, window.opensAt().toString());
        if (!objections.isEmpty()) {
            deny(execution, objections);
        } else if (now.isBefore(window.opensAt())) {
            wait(execution, window);
        } else {
            open(execution, roles);
        }
    }

    private void deny(DelegateExecution execution, List<String> objections) {
        ReleaseVariables.of(execution).put(Fact.ROUND_STATE, "denied").put(Fact.APPROVALS_TEXT, "");
        journal.record(execution, "ApprovalRoundDenied", Map.of("objections", objections));
    }

    private void wait(DelegateExecution execution, ApprovalWindow window) {
        ReleaseVariables.of(execution).put(Fact.ROUND_STATE, "early");
        journal.record(
                execution,
                "ApprovalRoundPostponed",
                Map.of(
                        "until",
                        window.opensAt().toString(),
                        "windowEnd",
                        window.end().toString()));
    }

    private void open(DelegateExecution execution, List<String> roles) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        int round = nextRound(release, variables);
        rounds.open(release, round, clock.instant());
        variables
                .put(Fact.ROUND_STATE, "open")
                .put(Fact.APPROVAL_ROUND, round)
                .put(Fact.APPROVAL_REJECTED, false)
                .put(Fact.APPROVALS_TEXT, "No answer yet.")
                .put(
                        Fact.APPROVAL_DEADLINE,
                        validity.of(execution).toHours()
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

    /** Rounds count on when the release comes back after rework, in a process that knows of none. */
    private int nextRound(ReleaseId release, ReleaseVariables variables) {
        return Math.max(variables.number(Fact.APPROVAL_ROUND, 0), approvals.lastRound(release)) + 1;
    }

    private static String lines(List<String> objections) {
        return objections.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
