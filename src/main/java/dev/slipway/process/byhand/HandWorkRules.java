package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.FormTime;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.process.guard.TaskFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Four eyes: another person looks than the one who executed, and the times of both can be true. */
@Component
class HandWorkRules implements ReleaseRules {

    static final String EXECUTE = "Activity_ExecuteByHand";
    static final String OBSERVE = "Activity_ObserveByHand";

    private static final String DONE = "done";

    private final ObjectProvider<HistoryService> history;
    private final ObjectProvider<OwnSteps> steps;
    private final Clock clock;

    HandWorkRules(ObjectProvider<HistoryService> history, ObjectProvider<OwnSteps> steps, Clock clock) {
        this.history = history;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public void mayClaim(TaskFacts task, String user) {
        if (task.definitionKey().equals(OBSERVE)
                && executor(task).filter(user::equals).isPresent()) {
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
            Instant ordered = moment(completion.text(Fact.HAND_ORDERED_AT.variable()));
            Instant started = notBefore(completion, Answer.HAND_STARTED, ordered, "it was ordered");
            requirePast(completion, Answer.HAND_ENDED);
            var unused = notBefore(completion, Answer.HAND_ENDED, started, "it was started");
        } else if (completion.isOf(OBSERVE)) {
            Instant ended = moment(completion.text(Answer.HAND_ENDED.key()));
            requirePast(completion, Answer.SEEN_AT);
            var unused = notBefore(completion, Answer.SEEN_AT, ended, "the work was ended");
        }
    }

    /** Nothing is known to be earlier than what is not known. */
    private static Instant moment(String text) {
        return text.isEmpty() ? Instant.EPOCH : FormTime.parse(text);
    }

    /** A form knows minutes only. */
    private static Instant notBefore(Completion completion, Answer time, Instant earliest, String event) {
        Instant found = FormTime.parse(completion.text(time.key()));
        if (found.isBefore(earliest.truncatedTo(ChronoUnit.MINUTES))) {
            throw completion.refusal("'" + completion.label(time.key()) + "' must not be before " + event + " ("
                    + earliest.truncatedTo(ChronoUnit.MINUTES) + "), found " + found + "; correct the time.");
        }
        return found;
    }

    private void requirePast(Completion completion, Answer time) {
        Instant found = FormTime.parse(completion.text(time.key()));
        if (found.isAfter(clock.instant())) {
            throw completion.refusal("'" + completion.label(time.key()) + "' must not lie in the future, found " + found
                    + "; enter when it was, or wait until it is done.");
        }
    }

    /** Whoever asks may not read what others did, and then nobody would be found. */
    private Optional<String> executor(TaskFacts task) {
        return steps.getObject().runAuthorized(() -> executions(task)).stream()
                .map(HistoricTaskInstance::getAssignee)
                .findFirst();
    }

    private List<HistoricTaskInstance> executions(TaskFacts task) {
        return history.getObject()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(task.processInstanceId())
                .taskDefinitionKey(EXECUTE)
                .finished()
                .orderByHistoricTaskInstanceEndTime()
                .desc()
                .list();
    }
}
