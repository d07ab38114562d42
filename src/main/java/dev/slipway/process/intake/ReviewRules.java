package dev.slipway.process.intake;

import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Nobody reviews what he himself said about a change. */
@Component
class ReviewRules implements ReleaseRules {

    static final String REVIEW = "Activity_ReviewNonAiChange";

    @Override
    public void check(Completion completion) {
        String requester = completion.text(Fact.REQUESTER.variable());
        if (completion.isOf(REVIEW) && Objects.equals(completion.task().assignee(), requester)) {
            throw completion.refusal(requester + " asked for this change and said that it touches no AI system; leave"
                    + " the review to another Compliance Officer.");
        }
    }
}
