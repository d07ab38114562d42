package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A yes to going live needs the verdict GREEN, or AMBER with a reason; nobody overrides RED. */
@Component
class GoLiveRules implements ReleaseRules {

    static final String DECIDE = "Activity_DecideGoLive";
    static final String COUNTERSIGN = "Activity_CountersignGoLive";

    private static final String AMBER = "AMBER";
    private static final Set<String> OPEN = Set.of("GREEN", AMBER);
    private static final String REASON = "goLiveReason";

    @Override
    public void check(Completion completion) {
        if (completion.isOf(DECIDE) && completion.text("goLiveDecision").equals("go")) {
            requireOpen(completion, OPEN);
            requireReason(completion);
        } else if (completion.isOf(COUNTERSIGN)
                && completion.text("countersignature").equals("sign")) {
            requireOpen(completion, Set.of(AMBER));
        }
    }

    private static void requireOpen(Completion completion, Set<String> open) {
        if (!open.contains(verdict(completion))) {
            throw completion.refusal("going live needs the verdict "
                    + String.join(" or ", open.stream().sorted().toList()) + ", found '" + verdict(completion)
                    + "'; choose to roll back.");
        }
    }

    private static void requireReason(Completion completion) {
        if (verdict(completion).equals(AMBER) && completion.text(REASON).isBlank()) {
            throw completion.refusal("going live with the verdict AMBER needs a reason, and '"
                    + completion.label(REASON) + "' is empty; say why the issues can be lived with.");
        }
    }

    private static String verdict(Completion completion) {
        return completion.text(Fact.GO_LIVE_VERDICT.variable());
    }
}
