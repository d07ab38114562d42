package dev.slipway.process.candidate;

import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.guard.Refusal;
import dev.slipway.process.intake.Requester;
import dev.slipway.process.intake.Requesters;
import dev.slipway.release.DeploymentWay;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Opens the next attempt: refuses what cannot be released, numbers it, and gives every process of it one key. */
@Component
class OpenReleaseListener implements ExecutionListener {

    private final StartRules rules;
    private final Releases releases;
    private final SegregationOfDuties duties;
    private final Requesters requesters;
    private final RecordedChange change;
    private final ChosenWay way;
    private final Journal journal;

    OpenReleaseListener(
            StartRules rules,
            Releases releases,
            SegregationOfDuties duties,
            Requesters requesters,
            RecordedChange change,
            ChosenWay way,
            Journal journal) {
        this.rules = rules;
        this.releases = releases;
        this.duties = duties;
        this.requesters = requesters;
        this.change = change;
        this.way = way;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Requester requester = requesters.behind(variables.text(Fact.REQUESTER));
        rules.check(variables);
        DeploymentWay rollout = way.of(variables);
        DeploymentWay staging = way.staging(variables);
        ReleaseId release = open(variables, requester.id());
        way.record(release, rollout, staging);
        requester.role().ifPresent(role -> duties.bind(release, requester.id(), role));
        change.open(release, variables, requester);
        execution.setProcessBusinessKey(release.slug());
        variables
                .put(Fact.RELEASE_SLUG, release.slug())
                .put(Fact.REQUESTER, requester.id())
                .put(Fact.ROLLOUT_WAY, rollout.id())
                .put(Fact.STAGING_WAY, staging.id());
        journal.record(
                execution,
                "ReleaseRequested",
                Map.of(
                        "requester",
                        requester.id(),
                        "role",
                        requester.as(),
                        "login",
                        requester.login(),
                        "rollout",
                        rollout.id(),
                        "staging",
                        staging.id()));
    }

    private ReleaseId open(ReleaseVariables variables, String requester) {
        try {
            return releases.open(
                    variables.text(Answer.SYSTEM),
                    variables.text(Answer.VERSION),
                    variables.text(Answer.ENVIRONMENT),
                    requester);
        } catch (Releases.OpenedAtTheSameTime taken) {
            throw Refusal.conflict(String.valueOf(taken.getMessage()));
        }
    }
}
