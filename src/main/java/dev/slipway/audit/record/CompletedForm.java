package dev.slipway.audit.record;

import dev.slipway.process.history.SeenForm;
import dev.slipway.process.history.SeenForm.Piece;
import dev.slipway.process.history.SeenForm.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody filled in.
 *
 * @param task name of the task in the model, or what was started
 * @param form as it was on the screen, with the answers; null when the model or its form is not kept any more
 * @param answers as the ledger has them, under their labels where the form is known
 */
public record CompletedForm(
        String taskId,
        long sequence,
        String task,
        String process,
        Who who,
        Instant at,
        @Nullable SeenForm form,
        List<Labelled> answers) {

    /** What was chosen among options. */
    static List<Labelled> chosen(SeenForm form) {
        return answers(form, question -> !question.options().isEmpty());
    }

    /** Everything that was answered. */
    static List<Labelled> answered(SeenForm form) {
        return answers(form, question -> true);
    }

    private static List<Labelled> answers(SeenForm form, Predicate<Question> wanted) {
        List<Labelled> answers = new ArrayList<>();
        for (Piece piece : form.questions()) {
            Question question = piece.question();
            if (question != null && question.answer() != null && wanted.test(question)) {
                answers.add(new Labelled(piece.label(), question.answer()));
            }
        }
        return List.copyOf(answers);
    }
}
