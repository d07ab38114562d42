package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.FormTime;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.process.guard.TaskFacts;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Four eyes: another person looks than the one who executed, and the times of both can be true. */
@Component
class HandWorkRules implements ReleaseRules {

    static final String EXECUTE = "Activity_ExecuteByHand";
    static final String OBSERVE = "Activity_ObserveByHand";

    private static final String DONE = "done";

    private final LastDoer doer;
    private final TypedTimes times;

    HandWorkRules(LastDoer doer, TypedTimes times) {
        this.doer = doer;
        this.times = times;
    }

    @Override
    public void mayClaim(TaskFacts task, String user) {
        if (task.definitionKey().equals(OBSERVE)
                && doer.of(EXECUTE, query -> query.processInstanceId(task.processInstanceId()))
                        .filter(user::equals)
                        .isPresent()) {
            throw Refusal.forbidden(user + " carried this out and cannot be the second person who looks at it. Leave"
                    + " the observation to somebody else.");
        }
    }

    @Override
    public void mayComplete(TaskFacts task, String user) {
        mayClaim(task, user);
    }

    @Override
    public void check(Completion completion) {
        if (completion.isOf(EXECUTE)
                && completion.text(Answer.HAND_RESULT.key()).equals(DONE)) {
            times.requireSpan(
                    completion,
                    Answer.HAND_STARTED,
                    Answer.HAND_ENDED,
                    moment(completion.text(Fact.HAND_ORDERED_AT.variable())),
                    "it was ordered");
        } else if (completion.isOf(OBSERVE)) {
            times.requirePast(completion, Answer.SEEN_AT);
            var unused = times.requireNotBefore(
                    completion, Answer.SEEN_AT, moment(completion.text(Answer.HAND_ENDED.key())), "the work was ended");
        }
    }

    /** Nothing is known to be earlier than what is not known. */
    private static Instant moment(String text) {
        return text.isEmpty() ? Instant.EPOCH : FormTime.parse(text);
    }
}
