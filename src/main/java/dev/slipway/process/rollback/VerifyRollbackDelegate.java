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
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Observes whether the former version has all traffic; after three looks that do not show it a person is called. */
@Component
class VerifyRollbackDelegate implements JavaDelegate {

    private static final int TRIES = 3;

    /** Three looks take a tenth of the promised time, so that a person still has the rest. */
    private static final int PARTS_OF_THE_PROMISE = 20;

    private final WayBack wayBack;
    private final Attempt attempt;
    private final RecoveryTime recovery;
    private final Rollout rollout;
    private final Journal journal;

    VerifyRollbackDelegate(WayBack wayBack, Attempt attempt, RecoveryTime recovery, Rollout rollout, Journal journal) {
        this.wayBack = wayBack;
        this.attempt = attempt;
        this.recovery = recovery;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        Target target = new Target(release.system(), release.environment());
        Optional<RolloutState> observed = attempt.make(execution, "observe", () -> rollout.observe(target));
        observed.ifPresent(state -> recovery.measure(execution, state));
        judge(execution, observed);
    }

    private void judge(DelegateExecution execution, Optional<RolloutState> observed) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        boolean restored =
                observed.filter(state -> wayBack.isRestored(variables, state)).isPresent();
        int tries = variables.number(Fact.ROLLBACK_TRIES, 0) + 1;
        variables
                .put(Fact.ROLLBACK_TRIES, tries)
                .put(Fact.ROLLBACK_STATE, restored ? "restored" : tries < TRIES ? "pending" : "failed")
                .put(Fact.ROLLBACK_RETRY_AFTER, pause(variables))
                .put(Fact.RESTORED_VERSION, restored ? variables.text(Fact.ROLLBACK_TARGET) : null)
                .put(Fact.ROLLBACK_PROBLEM, restored ? null : problem(variables, observed));
        Map<String, Object> payload = new LinkedHashMap<>();
        observed.ifPresent(state -> payload.putAll(RolloutRecord.of(state)));
        payload.put("restored", restored);
        payload.put("tries", tries);
        payload.put("expected", variables.textOr(Fact.ROLLBACK_TARGET, "unknown"));
        journal.record(execution, "RollbackVerified", payload);
    }

    private String pause(ReleaseVariables variables) {
        return recovery.promised(variables).dividedBy(PARTS_OF_THE_PROMISE).toString();
    }

    private static String problem(ReleaseVariables variables, Optional<RolloutState> observed) {
        String before = variables.textOr(Fact.ROLLBACK_PROBLEM, "");
        String seen = observed.map(state ->
                        (state.stable() == null ? "off" : state.stable().version())
                                + (state.candidate() == null ? " with all traffic" : " beside a candidate")
                                + (state.answering() ? "" : ", which does not answer"))
                .orElse("nothing, production could not be read");
        return (before.isEmpty() ? "" : before + "\n\n") + "Expected "
                + variables.textOr(Fact.ROLLBACK_TARGET, "an authorised version, of which there is none,")
                + " with all traffic; observed " + seen + ".";
    }
}
