package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import org.springframework.stereotype.Component;

/** Going on from a shadow is for figures that were measured and differ, never for figures that are missing. */
@Component
class ShadowHoldRules implements ReleaseRules {

    static final String HOLD = "Activity_DecideShadowHold";

    private static final String DIFFERENCE = "shadowDifference";

    @Override
    public void check(Completion completion) {
        if (completion.isOf(HOLD)
                && completion.text(DIFFERENCE).equals("goOn")
                && !completion.text(Fact.SHADOW_VERDICT.variable()).equals("differs")) {
            throw completion.refusal("'" + completion.label(DIFFERENCE)
                    + "' may be to go on only where the verdict is 'differs', found '"
                    + completion.text(Fact.SHADOW_VERDICT.variable()) + "'; watch for another period, or stop it.");
        }
    }
}
