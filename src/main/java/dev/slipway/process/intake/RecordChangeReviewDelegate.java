package dev.slipway.process.intake;

import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ChangeRequests;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the review of a change that was said to touch no AI system found. */
@Component
class RecordChangeReviewDelegate implements JavaDelegate {

    private final ChangeRequests changes;
    private final Answered answered;
    private final Journal journal;

    RecordChangeReviewDelegate(ChangeRequests changes, Answered answered, Journal journal) {
        this.changes = changes;
        this.answered = answered;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String review = variables.text(Answer.CHANGE_REVIEW);
        if (!review.equals("confirmed")) {
            int id = ChangeNumber.parse(execution.getProcessBusinessKey()).id();
            changes.correct(id, variables.text(Answer.REVIEWED_SYSTEM));
        }
        journal.record(
                execution,
                "NonAiChangeReviewed",
                Map.of(
                        "ticket", variables.text(Answer.INTAKE_TICKET),
                        "review", review,
                        "system", variables.textOr(Answer.REVIEWED_SYSTEM, ""),
                        "reason", variables.textOr(Answer.CHANGE_REVIEW_REASON, ""),
                        "reviewedBy", answered.by(execution, ReviewRules.REVIEW)));
    }
}
