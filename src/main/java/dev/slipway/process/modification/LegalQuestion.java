package dev.slipway.process.modification;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;

/** The questions of Regulation (EU) 2024/1689 that each change is held against; one yes is enough. */
enum LegalQuestion {
    MODIFICATION(
            "Substantial modification (Art. 3(23) and 43(4))",
            Answer.MODIFICATION_SUBSTANTIAL,
            Answer.MODIFICATION_REASON),
    DESIGN("Significant change of the design (Art. 111(2))", Answer.DESIGN_CHANGED, Answer.DESIGN_REASON),
    ROLE("Change of our role (Art. 25)", Answer.ROLE_CHANGED, Answer.ROLE_REASON);

    private final String title;
    private final Answer answer;
    private final Answer reason;

    LegalQuestion(String title, Answer answer, Answer reason) {
        this.title = title;
        this.answer = answer;
        this.reason = reason;
    }

    /** Where the table asked nobody its answer stands. */
    static boolean asked(ReleaseVariables variables) {
        return !Boolean.FALSE.equals(variables.raw(Fact.MODIFICATION_QUESTIONS.variable()));
    }

    /** Only a plain no is one. */
    boolean denied(ReleaseVariables variables) {
        return "no".equals(variables.textOrNull(answer));
    }

    String inWords(ReleaseVariables variables) {
        return "- " + title + ": **" + (denied(variables) ? "no" : "yes") + "** – " + variables.textOrNull(reason);
    }
}
