package dev.slipway.process.modification;

import dev.slipway.approval.ModificationDecision;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decision about a modification as agenda, approvers and ledger read it. */
final class ModificationWords {

    private ModificationWords() {}

    static String of(ModificationDecision decision, ReleaseVariables variables) {
        if (!LegalQuestion.asked(variables)) {
            return "Not a substantial modification; nobody had to be asked.\n\n"
                    + variables.text(Fact.MODIFICATION_REASONS);
        }
        List<String> lines = new ArrayList<>();
        lines.add(decision.substantial() ? "**To be treated as substantial.**\n" : "**Not substantial.**\n");
        Arrays.stream(LegalQuestion.values()).forEach(question -> lines.add(question.inWords(variables)));
        addIfSaid(lines, "- Pre-determined, as stated in: ", variables.textOrNull(Answer.MODIFICATION_REFERENCE));
        addIfSaid(
                lines,
                "- Laxer than the table proposed, because: ",
                variables.textOrNull(Answer.MODIFICATION_LAXER_REASON));
        if (decision.substantial()) {
            lines.add("- Joint decision: governance lead "
                    + Objects.requireNonNullElse(decision.governanceLead(), "did not agree") + ", legal advisor "
                    + Objects.requireNonNullElse(decision.legalAdvisor(), "did not agree"));
            lines.add("- New conformity assessment: "
                    + Objects.requireNonNullElse(decision.conformityReference(), "not established"));
        }
        return String.join("\n", lines);
    }

    private static void addIfSaid(List<String> lines, String title, @Nullable String said) {
        if (said != null) {
            lines.add(title + said);
        }
    }
}
