package dev.slipway.process.execute;

import dev.slipway.process.Answer;
import dev.slipway.process.FormTime;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A new approval keeps the window of the plan, so it helps only while that window has not ended. */
@Component
class NewApprovalRules implements ReleaseRules {

    static final String RESCHEDULE = "Activity_RescheduleDeployment";

    private static final Map<String, String> DECISIONS =
            Map.of(DenialRules.RESOLVE, DenialRules.AT_START, RESCHEDULE, "rescheduleDecision");

    private final Clock clock;

    NewApprovalRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        String decision = DECISIONS.get(completion.task().definitionKey());
        if (decision != null && completion.text(decision).equals("reapprove") && windowEnded(completion)) {
            throw completion.refusal("'" + completion.label(decision)
                    + "' asks for a new approval, which keeps the window of the plan, and that ended at "
                    + completion.text(Answer.WINDOW_END.key()) + "; choose a new plan with another window.");
        }
    }

    private boolean windowEnded(Completion completion) {
        try {
            return !FormTime.parse(completion.text(Answer.WINDOW_END.key())).isAfter(clock.instant());
        } catch (DateTimeException unknown) {
            return true;
        }
    }
}
