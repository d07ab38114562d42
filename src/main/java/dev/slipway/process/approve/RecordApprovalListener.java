package dev.slipway.process.approve;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps one answer: of the person who is logged in, in the role that was asked, about these digests. */
@Component
class RecordApprovalListener implements TaskListener {

    private static final String APPROVE = "approve";

    private final Approvals approvals;
    private final Journal journal;
    private final Clock clock;

    RecordApprovalListener(Approvals approvals, Journal journal, Clock clock) {
        this.approvals = approvals;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        ReleaseId release = ReleaseVariables.releaseOf(task.getExecution());
        int round = variables.number(Fact.APPROVAL_ROUND, 0);
        Approval approval = approval(task, variables);
        approvals.give(release, round, approval);
        List<Approval> answers = approvals.of(release, round);
        variables
                .put(Fact.APPROVAL_REJECTED, answers.stream().anyMatch(answer -> !answer.approved()))
                .put(Fact.APPROVALS_TEXT, inWords(answers));
        journal.record(
                task.getExecution(),
                approval.approved() ? "ApprovalGiven" : "ApprovalRefused",
                Map.of(
                        "round", round,
                        "role", approval.role(),
                        "person", approval.person(),
                        "comment", text(approval.comment()),
                        "conditions", text(approval.conditions()),
                        "reworkPhase", text(approval.reworkPhase()),
                        "standingRollback", approval.standingRollback()),
                List.of(
                        variables.text(Fact.PACKAGE_DIGEST),
                        variables.text(Fact.CONFIGURATION_DIGEST),
                        variables.text(Fact.EVIDENCE_BUNDLE_ID)));
    }

    private Approval approval(DelegateTask task, ReleaseVariables variables) {
        String role = variables.text(Fact.ROLE);
        return new Approval(
                role,
                task.getAssignee(),
                null,
                APPROVE.equals(variables.text(Answer.APPROVAL_DECISION)),
                variables.textOrNull(Answer.APPROVAL_COMMENT),
                variables.textOrNull(Answer.APPROVAL_CONDITIONS),
                variables.textOrNull(Answer.APPROVAL_REWORK_PHASE),
                role.equals(Role.SYSTEM_OWNER.id()) && variables.is(Answer.STANDING_ROLLBACK),
                clock.instant());
    }

    private static String inWords(List<Approval> answers) {
        return answers.stream()
                .map(answer -> "- **" + answer.role() + "** (" + answer.person() + "): "
                        + (answer.approved() ? "approved" : "rejected")
                        + (text(answer.comment()).isEmpty() ? "" : " – " + answer.comment())
                        + (answer.reworkPhase() == null ? "" : " (asks for rework from: " + answer.reworkPhase() + ")"))
                .collect(Collectors.joining("\n"));
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
