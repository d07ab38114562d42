package dev.slipway.process.intake;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ChangeRequest;
import dev.slipway.release.ChangeRequests;
import dev.slipway.release.ReleasePolicy;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Records a change, numbers it, and draws some of those that are said to touch no AI system. */
@Component
class OpenChangeListener implements ExecutionListener {

    private static final String YES = "yes";
    private static final String REJECTED = "rejected";

    private final Requesters requesters;
    private final ChangeRequests changes;
    private final ReleasePolicy policy;
    private final Journal journal;

    OpenChangeListener(Requesters requesters, ChangeRequests changes, ReleasePolicy policy, Journal journal) {
        this.requesters = requesters;
        this.changes = changes;
        this.policy = policy;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Requester requester = requesters.behind(variables.text(Fact.REQUESTER));
        ChangeRequest change = new ChangeRequest(
                variables.text(Answer.INTAKE_TICKET),
                answer(variables),
                variables.textOrNull(Answer.INTAKE_SYSTEM),
                requester.id());
        ChangeNumber number = record(change);
        boolean sampled = changes.sampled(number.id(), policy.sampleEvery());
        execution.setProcessBusinessKey(number.key());
        variables
                .put(Fact.REQUESTER, requester.id())
                .put(Fact.CHANGE_ANSWER, change.answer().id())
                .put(Fact.CHANGE_SAMPLED, sampled);
        journal.record(
                execution,
                "ChangeRequested",
                Map.of(
                        "ticket", change.ticket(),
                        "answer", change.answer().id(),
                        "system", variables.textOr(Answer.INTAKE_SYSTEM, ""),
                        "reason", variables.textOr(Answer.NOT_AI_REASON, ""),
                        "sampled", sampled,
                        "requester", requester.id(),
                        "role", requester.as(),
                        "login", requester.login()));
    }

    private ChangeNumber record(ChangeRequest change) {
        try {
            return new ChangeNumber(changes.record(change));
        } catch (ChangeRequests.RecordedAtTheSameTime taken) {
            throw Refusal.conflict(String.valueOf(taken.getMessage()));
        }
    }

    private static ChangeRequest.Answer answer(ReleaseVariables variables) {
        if (variables.text(Answer.INTAKE_STATE).equals(REJECTED)) {
            return ChangeRequest.Answer.REJECTED;
        }
        return variables.text(Answer.INTAKE_AI).equals(YES)
                ? ChangeRequest.Answer.AI_SYSTEM
                : ChangeRequest.Answer.NOT_AI;
    }
}
