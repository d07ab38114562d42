package dev.slipway.process.approve;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.guard.TaskFacts;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;

/** A meeting about two go/no-go questions. */
class MeetingRulesTests {

    private static final Map<String, Object> PLAN = Map.of("goNoGoQuestions", "Errors below 1 %?\nSupport staffed?");

    private final MeetingRules rules = new MeetingRules();

    @Test
    void acceptsAnAnswerToEachQuestion() {
        assertThatCode(() -> rules.check(meeting("yes | 0.4 %\nyes | two people", "yes")))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsANoThatTheSummaryRepeats() {
        assertThatCode(() -> rules.check(meeting("yes | 0.4 %\nno | until Monday", "no")))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAQuestionWithoutAnAnswer() {
        refused(meeting("yes | 0.4 %", "yes"), "one line for each of 2 questions, found 1; answer 'Support staffed?'");
    }

    @Test
    void refusesASummaryThatForgetsANo() {
        refused(meeting("no | 2 %\nyes | two people", "yes"), "although one of the questions was answered with no");
    }

    private void refused(Completion meeting, String text) {
        assertThatThrownBy(() -> rules.check(meeting))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(text);
    }

    private static Completion meeting(String answers, String criteria) {
        TaskFacts task = new TaskFacts(
                "1",
                MeetingRules.MEETING,
                "approve-deployment",
                "2",
                "a~1~production~1",
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                Instant.EPOCH);
        return new Completion(
                task,
                "Task 'Meeting'",
                Variables.fromMap(Map.of("goNoGoAnswers", answers, "meetingCriteria", criteria)),
                new HashMap<>(PLAN),
                Map.of());
    }
}
