package dev.slipway.process.approve;

import dev.slipway.process.Decisions;
import dev.slipway.release.ReleasePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** How long an authorization lasts from its first approval: as the policy says, or shorter where the table does. */
@Component
class AuthorizationValidity {

    private static final String TABLE = "authorization-validity";

    private final Decisions decisions;
    private final ReleasePolicy policy;

    AuthorizationValidity(Decisions decisions, ReleasePolicy policy) {
        this.decisions = decisions;
        this.policy = policy;
    }

    /** @throws IllegalStateException when the table gives no single number of hours above none */
    Duration of(DelegateExecution execution) {
        List<Map<String, Object>> rows = decisions.evaluate(decisions.newest(TABLE), execution.getVariables());
        if (rows.size() != 1 || !(rows.get(0).get("hours") instanceof Number hours) || hours.longValue() < 1) {
            throw new IllegalStateException("The table " + TABLE + " must say for how many hours, at least 1, this"
                    + " release is authorised; found " + rows + ". Repair the table and deploy the whole set.");
        }
        Duration shortened = Duration.ofHours(hours.longValue());
        return shortened.compareTo(policy.authorizationValidity()) < 0 ? shortened : policy.authorizationValidity();
    }
}
