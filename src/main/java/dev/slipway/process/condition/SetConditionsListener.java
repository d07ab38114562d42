package dev.slipway.process.condition;

import dev.slipway.approval.Approval;
import dev.slipway.approval.Approvals;
import dev.slipway.approval.Condition;
import dev.slipway.approval.Conditions;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.RiskAssessmentRecord;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Once a release is authorised, its conditions take the place of those of an earlier round, and their owners are asked. */
@Component
class SetConditionsListener implements ExecutionListener {

    private final Approvals approvals;
    private final Conditions conditions;
    private final Candidates candidates;
    private final ConditionWork work;
    private final Journal journal;

    SetConditionsListener(
            Approvals approvals, Conditions conditions, Candidates candidates, ConditionWork work, Journal journal) {
        this.approvals = approvals;
        this.conditions = conditions;
        this.candidates = candidates;
        this.work = work;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        int round = ReleaseVariables.of(execution).number(Fact.APPROVAL_ROUND, 0);
        List<Conditions.Numbered> set = conditions.set(release, round, asked(release, round));
        work.endWith(release);
        if (!set.isEmpty()) {
            work.begin(release);
            journal.record(
                    execution,
                    "ConditionsSet",
                    Map.of(
                            "round",
                            round,
                            "conditions",
                            set.stream().map(OpenCondition::shortText).toList()));
        }
    }

    private List<Condition> asked(ReleaseId release, int round) {
        return Stream.concat(
                        approvals.of(release, round).stream()
                                .filter(Approval::approved)
                                .flatMap(yes -> Condition.of(yes).stream()),
                        constraints(candidates.candidate(release).risks()))
                .toList();
    }

    /** Whoever verifies the controls of risks sees to it that they are in place before everybody is served. */
    private static Stream<Condition> constraints(@Nullable RiskAssessmentRecord risks) {
        return risks == null
                ? Stream.empty()
                : risks.constraints().stream()
                        .map(text -> new Condition(
                                "risk assessment", text, Role.RISK_MANAGER, Condition.Due.BEFORE_FULL_TRAFFIC));
    }
}
