package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.DeploymentWay;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Notes the moment of the decision in its own transaction step, so that a wait afterwards counts against the RTO, and
 * the hours of Article 73, which run from the moment that somebody or something asked.
 */
@Component
class RollbackDecidedListener implements ExecutionListener {

    private final Journal journal;
    private final Clock clock;

    RollbackDecidedListener(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        if (variables.textOrNull(Fact.ROLLBACK_DECIDED_AT) != null) {
            return;
        }
        String now = clock.instant().toString();
        String asked = variables.textOr(Fact.ROLLBACK_ASKED_AT, now);
        variables
                .put(Fact.ROLLBACK_DECIDED_AT, now)
                .put(Fact.ROLLBACK_ASKED_AT, asked)
                .put(Fact.INCIDENT_CLOCKS, IncidentClocks.since(Instant.parse(asked)));
        journal.record(
                execution,
                "RollbackDecided",
                Map.of(
                        "automatic",
                        variables.is(Fact.ROLLBACK_AUTOMATIC) && !isByHand(variables),
                        "cause",
                        variables.textOr(Fact.ROLLBACK_CAUSE, "decided by people"),
                        "askedAt",
                        asked,
                        "at",
                        now));
    }

    /** By hand nothing rolls back by itself: people decided. */
    private static boolean isByHand(ReleaseVariables variables) {
        return variables.textOr(Fact.ROLLOUT_WAY, "").equals(DeploymentWay.MANUAL.id());
    }
}
