package dev.slipway.process.approve;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.approval.ModificationDecision;
import dev.slipway.approval.ModificationDecisions;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.FormTime;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.sign.AuthorizationSignature;
import dev.slipway.release.ReleaseId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Turns the yeses of a round into one authorization over the digests, the window and an hour of expiry. */
@Component
class IssueAuthorizationDelegate implements JavaDelegate {

    private final Approvals approvals;
    private final Authorizations authorizations;
    private final ModificationDecisions modifications;
    private final AuthorizationSignature signature;
    private final AuthorizationValidity validity;
    private final Journal journal;
    private final Clock clock;

    IssueAuthorizationDelegate(
            Approvals approvals,
            Authorizations authorizations,
            ModificationDecisions modifications,
            AuthorizationSignature signature,
            AuthorizationValidity validity,
            Journal journal,
            Clock clock) {
        this.approvals = approvals;
        this.authorizations = authorizations;
        this.modifications = modifications;
        this.signature = signature;
        this.validity = validity;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Authorization authorization = authorization(execution, variables);
        Map<String, Object> modification = modification(authorization.release());
        authorizations.issue(authorization);
        String envelope = signature.sign(authorization, variables, modification);
        variables
                .put(Fact.AUTHORIZATION_ID, authorization.id())
                .put(Fact.AUTHORIZATION_EXPIRES, authorization.expiresAt().toString());
        journal.record(
                execution,
                "DeploymentAuthorized",
                Map.of(
                        "id", authorization.id(),
                        "approvers",
                                approvals.of(authorization.release(), authorization.round()).stream()
                                        .map(IssueAuthorizationDelegate::approver)
                                        .toList(),
                        "baseDigest", authorization.baseDigest(),
                        "windowStart", authorization.windowStart().toString(),
                        "windowEnd", authorization.windowEnd().toString(),
                        "expires", authorization.expiresAt().toString(),
                        "modification", modification,
                        "standingRollback", authorization.standingRollback(),
                        "envelope", envelope),
                List.of(
                        authorization.packageDigest(),
                        authorization.configurationDigest(),
                        authorization.bundleId(),
                        envelope));
    }

    private static Map<String, String> approver(Approval yes) {
        return yes.onBehalfOf() == null
                ? Map.of("role", yes.role(), "person", yes.person())
                : Map.of("role", yes.role(), "person", yes.person(), "onBehalfOf", yes.onBehalfOf());
    }

    /** The decision about the modification, a joint one where it is substantial, is part of what is authorised. */
    private Map<String, Object> modification(ReleaseId release) {
        ModificationDecision decision = modifications
                .of(release)
                .orElseThrow(() -> new IllegalStateException("Release " + release + " cannot be authorised: nobody has"
                        + " decided whether it is a substantial modification. Have it assessed first."));
        return Map.of(
                "substantial", decision.substantial(),
                "agreedJointly", decision.agreedJointly(),
                "governanceLead", Objects.requireNonNullElse(decision.governanceLead(), "nobody"),
                "legalAdvisor", Objects.requireNonNullElse(decision.legalAdvisor(), "nobody"),
                "conformityAssessment", Objects.requireNonNullElse(decision.conformityReference(), "none"),
                "decidedAt", decision.decidedAt().toString());
    }

    private Authorization authorization(DelegateExecution execution, ReleaseVariables variables) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        int round = variables.number(Fact.APPROVAL_ROUND, 0);
        List<Approval> yeses =
                approvals.of(release, round).stream().filter(Approval::approved).toList();
        Set<String> required = new HashSet<>(variables.list(Fact.APPROVAL_ROLES));
        Instant first = firstOf(yeses, required, release);
        return new Authorization(
                release.slug() + "~round-" + round,
                release,
                round,
                variables.text(Fact.PACKAGE_DIGEST),
                variables.text(Fact.CONFIGURATION_DIGEST),
                variables.text(Fact.EVIDENCE_BUNDLE_ID),
                variables.text(Fact.BASE_DIGEST),
                required,
                FormTime.parse(variables.text(Answer.WINDOW_START)),
                FormTime.parse(variables.text(Answer.WINDOW_END)),
                first,
                first.plus(validity.of(execution)),
                yeses.stream().anyMatch(Approval::standingRollback),
                clock.instant());
    }

    private static Instant firstOf(List<Approval> yeses, Set<String> required, ReleaseId release) {
        Set<String> given = new HashSet<>(yeses.stream().map(Approval::role).toList());
        if (!given.containsAll(required)) {
            throw new IllegalStateException("Release " + release + " cannot be authorised: " + required
                    + " must all have approved, found " + given + ". Ask the missing roles in a new round.");
        }
        return yeses.stream().map(Approval::givenAt).min(Instant::compareTo).orElseThrow();
    }
}
