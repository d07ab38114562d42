package dev.slipway.process.prepare;

import dev.slipway.process.Answer;
import dev.slipway.process.byhand.LastDoer;
import dev.slipway.process.byhand.TypedTimes;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.process.guard.TaskFacts;
import dev.slipway.staging.HandedResults;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Results by hand: another person than the one who put it there hands them in, and another one confirms them. */
@Component
class StagingResultRules implements ReleaseRules {

    static final String HAND_IN = "Activity_HandInStagingResults";

    private static final String EXECUTE = "Activity_ExecuteByHand";
    private static final String CONFIRM = "Activity_ConfirmStagingResults";

    private final LastDoer doer;
    private final TypedTimes times;

    StagingResultRules(LastDoer doer, TypedTimes times) {
        this.doer = doer;
        this.times = times;
    }

    @Override
    public void mayClaim(TaskFacts task, String user) {
        if (task.definitionKey().equals(HAND_IN) && did(EXECUTE, task, user)) {
            throw Refusal.forbidden(user + " put this on staging and cannot hand in the results of its checks. Leave"
                    + " that to somebody else.");
        }
        if (task.definitionKey().equals(CONFIRM) && did(HAND_IN, task, user)) {
            throw Refusal.forbidden(
                    user + " handed in these results and cannot confirm them. Leave that to somebody" + " else.");
        }
    }

    @Override
    public void mayComplete(TaskFacts task, String user) {
        mayClaim(task, user);
    }

    @Override
    public void check(Completion completion) {
        if (completion.isOf(HAND_IN)) {
            times.requireSpan(
                    completion, Answer.STAGED_STARTED, Answer.STAGED_ENDED, Instant.EPOCH, "the beginning of time");
            requireKnown(completion);
        }
    }

    private boolean did(String activity, TaskFacts task, String user) {
        String key = task.businessKey();
        return key != null
                && doer.of(activity, query -> query.processInstanceBusinessKey(key))
                        .filter(user::equals)
                        .isPresent();
    }

    private static void requireKnown(Completion completion) {
        Set<String> known = new TreeSet<>(HandedResults.knownFigures());
        List<String> found = completion
                .text(Answer.STAGED_FIGURES.key())
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\|", -1)[0].strip())
                .toList();
        String label = "'" + completion.label(Answer.STAGED_FIGURES.key()) + "'";
        found.stream().filter(metric -> !known.contains(metric)).findFirst().ifPresent(metric -> {
            throw completion.refusal(label + " must name figures of " + known + ", found '" + metric
                    + "'; correct its name, or leave it to the evidence.");
        });
        if (Set.copyOf(found).size() < found.size()) {
            throw completion.refusal(
                    label + " must name each figure once, found " + found + "; remove the lines that are not true.");
        }
    }
}
