package dev.slipway.process.drill;

import dev.slipway.process.FormTime;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.ReleasePolicy;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** A due drill may wait, but not for long. */
@Component
class DrillRules implements ReleaseRules {

    private final ReleasePolicy policy;
    private final Clock clock;

    DrillRules(ReleasePolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public void check(Completion completion) {
        if (!completion.isOf("Activity_ScheduleRollbackDrill")
                || !completion.text("drillTiming").equals("postpone")) {
            return;
        }
        Instant until = FormTime.parse(completion.text("drillPostponedTo"));
        Instant now = clock.instant();
        Instant latest = now.plus(policy.drillPostponement());
        if (!until.isAfter(now) || until.isAfter(latest)) {
            throw completion.refusal("'" + completion.label("drillPostponedTo") + "' must lie after " + now
                    + " and not after " + latest + ", found " + until + "; choose an earlier time, or drill now.");
        }
    }
}
