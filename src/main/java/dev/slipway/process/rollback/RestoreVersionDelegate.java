package dev.slipway.process.rollback;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Brings the former version back with its configuration; both are one package and return together. */
@Component
class RestoreVersionDelegate implements JavaDelegate {

    private final WayBack wayBack;
    private final Attempt attempt;
    private final RecoveryTime recovery;
    private final Rollout rollout;
    private final Journal journal;

    RestoreVersionDelegate(WayBack wayBack, Attempt attempt, RecoveryTime recovery, Rollout rollout, Journal journal) {
        this.wayBack = wayBack;
        this.attempt = attempt;
        this.recovery = recovery;
        this.rollout = rollout;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        variables.put(Fact.DATA_TO_RESTORE, mustRestoreData(variables));
        attempt.make(execution, "restore", () -> restore(execution))
                .ifPresent(state -> recovery.measure(execution, state));
    }

    private RolloutState restore(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        RolloutState now = rollout.observe(new Target(release.system(), release.environment()));
        if (!wayBack.isRestored(ReleaseVariables.of(execution), now)) {
            wayBack.objection(execution, now)
                    .ifPresent(text -> ReleaseVariables.of(execution).put(Fact.ROLLBACK_PROBLEM, text));
        }
        return wayBack.order(execution, now)
                .map(order -> restore(execution, order))
                .orElseGet(() -> isBack(execution, now));
    }

    private RolloutState restore(DelegateExecution execution, RolloutOrder order) {
        List<String> digests = List.of(order.candidate().digest());
        IntendedEffect restoring =
                journal.intend(execution, "restore", Map.of("effect", "bring the former version back"), digests);
        RolloutState observed = rollout.restore(order);
        restoring.observed("VersionRestored", RolloutRecord.of(observed), List.of());
        return observed;
    }

    private RolloutState isBack(DelegateExecution execution, RolloutState now) {
        journal.record(execution, "VersionRestored", RolloutRecord.of(now));
        return now;
    }

    /** Asked once, unless the assessment or the plan says no and neither says otherwise. */
    private static boolean mustRestoreData(ReleaseVariables variables) {
        List<String> said = Stream.of(Answer.ASSESSED_DATA, Answer.ROLLBACK_PLAN_RESTORE_DATA)
                .map(variables::textOrNull)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return variables.textOrNull(Answer.DATA_RESTORED) == null
                && (said.isEmpty() || said.stream().anyMatch(answer -> !answer.equals("no")));
    }
}
