package dev.slipway.process.history;

import java.util.HashMap;
import java.util.Map;

/** Draws forms for tests that have no engine. */
public final class DrawnForms {

    private DrawnForms() {}

    /**
     * Draws one.
     *
     * @param shown what the variables held
     * @param answers as the ledger has them
     */
    public static SeenForm of(String form, Map<String, Object> shown, Map<String, Object> answers) {
        Map<String, Object> values = new HashMap<>(shown);
        values.putAll(KeptAnswers.of(answers, Map.of()));
        return FormDrawing.of(form, values, true);
    }
}
