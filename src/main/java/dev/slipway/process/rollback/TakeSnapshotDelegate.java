package dev.slipway.process.rollback;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes a snapshot of what serves, before anything or anybody moves it. */
@Component
class TakeSnapshotDelegate implements JavaDelegate {

    private final WayBack wayBack;
    private final AffectedAnswers affected;
    private final Attempt attempt;
    private final Rollout rollout;
    private final Journal journal;

    TakeSnapshotDelegate(WayBack wayBack, AffectedAnswers affected, Attempt attempt, Rollout rollout, Journal journal) {
        this.wayBack = wayBack;
        this.affected = affected;
        this.attempt = attempt;
        this.rollout = rollout;
        this.journal = journal;
    }

    /** A later try finds production moved already, so only the first one says where it came from. */
    @Override
    public void execute(DelegateExecution execution) {
        if (ReleaseVariables.of(execution).textOrNull(Fact.AFFECTED_ANSWERS) == null) {
            var unused = attempt.make(execution, "look at what serves", () -> note(execution));
        }
    }

    private RolloutState note(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState snapshot = rollout.observe(new Target(release.system(), release.environment()));
        wayBack.note(execution, snapshot);
        affected.note(execution, wayBack.order(execution, snapshot), snapshot);
        Map<String, Object> payload = new LinkedHashMap<>(RolloutRecord.of(snapshot));
        payload.put("affected", ReleaseVariables.of(execution).text(Fact.AFFECTED_ANSWERS));
        journal.record(execution, "SnapshotTaken", payload);
        return snapshot;
    }
}
