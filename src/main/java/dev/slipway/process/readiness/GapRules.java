package dev.slipway.process.readiness;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who closes gaps says of each of his what was done, and of nobody else's. */
@Component
class GapRules implements ReleaseRules {

    static final String CLOSE = "Activity_CloseReadinessGaps";

    @Override
    public void check(Completion completion) {
        if (completion.isOf(CLOSE)) {
            Set<String> shown = GapLines.itemsShown(completion.text(Fact.GAPS_TEXT.variable()));
            Set<String> answered = GapLines.itemsAnswered(completion.text(Answer.GAPS_DONE.key()));
            if (!answered.equals(shown)) {
                throw completion.refusal("'" + completion.label(Answer.GAPS_DONE.key())
                        + "' must have one line for each of " + shown + ", found " + answered
                        + "; write for example '" + shown.stream().findFirst().orElse("1.1") + " | what was done'.");
            }
        }
    }
}
