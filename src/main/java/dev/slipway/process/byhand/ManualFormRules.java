package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.FormTime;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A form that is signed is valid for a while, not from the past. */
@Component
class ManualFormRules implements ReleaseRules {

    static final String SIGN_FORM = "Activity_SignManualForm";
    static final String SIGN = "sign";

    private final Clock clock;

    ManualFormRules(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        if (!completion.isOf(SIGN_FORM)
                || !completion.text(Answer.MANUAL_DECISION.key()).equals(SIGN)) {
            return;
        }
        Instant until = FormTime.parse(completion.text(Answer.MANUAL_VALID_UNTIL.key()));
        if (!until.isAfter(clock.instant())) {
            throw completion.refusal("'" + completion.label(Answer.MANUAL_VALID_UNTIL.key())
                    + "' must lie in the future, found " + until + "; choose a date after the planned rollout.");
        }
    }
}
