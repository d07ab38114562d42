package dev.slipway.process.approve;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Revocations;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.approval.SignedApproval;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.sign.AnswerSignatures;
import dev.slipway.process.sign.GivenAnswer;
import dev.slipway.release.ReleaseId;
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

    private final Approvals approvals;
    private final Revocations revocations;
    private final SegregationOfDuties duties;
    private final AnswerSignatures signatures;
    private final Journal journal;
    private final Clock clock;

    RecordApprovalListener(
            Approvals approvals,
            Revocations revocations,
            SegregationOfDuties duties,
            AnswerSignatures signatures,
            Journal journal,
            Clock clock) {
        this.approvals = approvals;
        this.revocations = revocations;
        this.duties = duties;
        this.signatures = signatures;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        String principal = duties.principal(ReleaseVariables.releaseOf(task.getExecution()), task.getAssignee())
                .orElse(null);
        Approval approval = GivenAnswer.of(variables, task.getAssignee(), principal, clock.instant());
        signatures.of(task, approval).ifPresent(signed -> record(task, variables, approval, signed));
    }

    private void record(DelegateTask task, ReleaseVariables variables, Approval approval, SignedApproval signed) {
        ReleaseId release = signed.release();
        int round = signed.round();
        approvals.give(release, round, approval);
        List<Approval> answers = approvals.of(release, round);
        variables
                .put(
                        Fact.APPROVAL_REJECTED,
                        answers.stream().anyMatch(answer -> !answer.approved())
                                || !revocations.of(release, round).isEmpty())
                .put(Fact.APPROVALS_TEXT, inWords(answers));
        journal.record(
                task.getExecution(),
                approval.approved() ? "ApprovalGiven" : "ApprovalRefused",
                payload(round, approval, signed),
                List.of(
                        variables.text(Fact.PACKAGE_DIGEST),
                        variables.text(Fact.CONFIGURATION_DIGEST),
                        variables.text(Fact.EVIDENCE_BUNDLE_ID),
                        signed.envelope().digest()));
    }

    private static Map<String, Object> payload(int round, Approval approval, SignedApproval signed) {
        return Map.ofEntries(
                Map.entry("round", round),
                Map.entry("role", approval.role()),
                Map.entry("person", approval.person()),
                Map.entry("onBehalfOf", text(approval.onBehalfOf())),
                Map.entry("comment", text(approval.comment())),
                Map.entry("conditions", text(approval.conditions())),
                Map.entry("reworkPhase", text(approval.reworkPhase())),
                Map.entry("standingRollback", approval.standingRollback()),
                Map.entry("way", signed.way()),
                Map.entry("key", signed.keyId()),
                Map.entry("envelope", signed.envelope().digest()));
    }

    private static String inWords(List<Approval> answers) {
        return answers.stream()
                .map(answer -> "- **" + answer.role() + "** (" + who(answer) + "): "
                        + (answer.approved() ? "approved" : "rejected")
                        + (text(answer.comment()).isEmpty() ? "" : " – " + answer.comment())
                        + (answer.reworkPhase() == null ? "" : " (asks for rework from: " + answer.reworkPhase() + ")"))
                .collect(Collectors.joining("\n"));
    }

    private static String who(Approval answer) {
        return answer.person() + (answer.onBehalfOf() == null ? "" : " on behalf of " + answer.onBehalfOf());
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
