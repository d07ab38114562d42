package dev.slipway.audit.record;

import dev.slipway.process.history.SeenForm;
import java.time.Instant;
import java.util.List;
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
        List<Labelled> answers) {}
