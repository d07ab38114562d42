package dev.slipway.process.approve;

import dev.slipway.process.Answer;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.util.List;
import org.springframework.stereotype.Component;

/** A meeting answers each go/no-go question of the plan, and its summary agrees with the answers. */
@Component
class MeetingRules implements ReleaseRules {

    static final String MEETING = "Activity_HoldApprovalMeeting";

    @Override
    public void check(Completion completion) {
        if (completion.isOf(MEETING)) {
            checkAnswers(completion);
        }
    }

    private static void checkAnswers(Completion meeting) {
        List<String> questions = lines(meeting, Answer.GO_NO_GO_QUESTIONS);
        List<String> answers = lines(meeting, Answer.GO_NO_GO_ANSWERS);
        if (answers.size() < questions.size()) {
            throw meeting.refusal("'" + meeting.label(Answer.GO_NO_GO_ANSWERS.key()) + "' needs one line for each of "
                    + questions.size() + " questions, found " + answers.size() + "; answer '"
                    + questions.get(answers.size()) + "' too.");
        }
        boolean no = answers.stream().anyMatch(answer -> answer.startsWith("no"));
        if (no && meeting.text(Answer.MEETING_CRITERIA.key()).equals("yes")) {
            throw meeting.refusal("'" + meeting.label(Answer.MEETING_CRITERIA.key())
                    + "' is 'yes' although one of the questions was answered with no; correct one of them.");
        }
    }

    private static List<String> lines(Completion meeting, Answer answer) {
        return meeting.text(answer.key())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
