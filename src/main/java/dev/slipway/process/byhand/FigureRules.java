package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import org.springframework.stereotype.Component;

/** Figures that are typed in fit each other. */
@Component
class FigureRules implements ReleaseRules {

    static final String READ = "Activity_ReadFigures";

    @Override
    public void check(Completion completion) {
        if (!completion.isOf(READ)) {
            return;
        }
        double answers = number(completion, Answer.FIGURES_ANSWERS);
        double errors = number(completion, Answer.FIGURES_ERRORS);
        if (errors > answers) {
            throw completion.refusal("'" + completion.label(Answer.FIGURES_ERRORS.key())
                    + "' must not be more than the answers, " + text(completion, Answer.FIGURES_ANSWERS) + ", found "
                    + text(completion, Answer.FIGURES_ERRORS) + "; answers count the errors too.");
        }
        long counted = Outcomes.parse(text(completion, Answer.FIGURES_OUTCOMES)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        if (counted > answers) {
            throw completion.refusal("'" + completion.label(Answer.FIGURES_OUTCOMES.key())
                    + "' must not count more than the answers, " + text(completion, Answer.FIGURES_ANSWERS)
                    + ", found " + counted + "; correct the counts.");
        }
    }

    private static double number(Completion completion, Answer answer) {
        return completion.value(answer.key()) instanceof Number number ? number.doubleValue() : 0;
    }

    private static String text(Completion completion, Answer answer) {
        return completion.text(answer.key());
    }
}
