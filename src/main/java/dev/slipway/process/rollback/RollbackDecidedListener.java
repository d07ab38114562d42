package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.time.Clock;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Notes the moment of the decision in its own transaction step, so that a wait afterwards counts against the RTO. */
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
        String now = clock.instant().toString();
        variables.put(Fact.ROLLBACK_DECIDED_AT, now);
        journal.record(
                execution,
                "RollbackDecided",
                Map.of(
                        "automatic", variables.is(Fact.ROLLBACK_AUTOMATIC),
                        "cause", variables.textOr(Fact.ROLLBACK_CAUSE, "decided by people"),
                        "at", now));
    }
}
