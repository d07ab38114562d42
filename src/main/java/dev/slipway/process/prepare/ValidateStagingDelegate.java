package dev.slipway.process.prepare;

import dev.slipway.process.Answer;
import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.EvaluationRecord;
import dev.slipway.release.ReleaseCandidate;
import dev.slipway.release.ReleaseId;
import dev.slipway.staging.StagingEnvironment;
import dev.slipway.staging.StagingOrder;
import dev.slipway.staging.StagingRun;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Starts the staging suite, or reads how far it is; waiting is the model's. */
@Component
class ValidateStagingDelegate implements JavaDelegate {

    /** Of data that is not, the evidence does not say whether it is real or about nobody. */
    private static final String ANONYMISED = "anonymised";

    private static final String OBSERVE_AFTER = "PT2S";

    private final Candidates candidates;
    private final StagingEnvironment staging;
    private final Journal journal;

    ValidateStagingDelegate(Candidates candidates, StagingEnvironment staging, Journal journal) {
        this.candidates = candidates;
        this.staging = staging;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        if (variables.text(Fact.STAGING_STATUS).equals(StagingRun.Status.UNREACHABLE.name())) {
            return;
        }
        StagingOrder order = candidates.stagingOrder(release, variables.number(Fact.STAGING_RUN, 0));
        StagingRun run = staging.validate(order);
        variables.put(Fact.STAGING_STATUS, run.status().name()).put(Fact.STAGING_OBSERVE_AFTER, OBSERVE_AFTER);
        if (run.status() != StagingRun.Status.RUNNING) {
            finish(execution, order, run);
        }
    }

    private void finish(DelegateExecution execution, StagingOrder order, StagingRun run) {
        staging.remove(order);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        variables.put(Fact.STAGING_SUMMARY, StagingFigures.table(run));
        propose(candidates.candidate(order.release()), variables);
        journal.record(
                execution,
                "StagingValidated",
                Map.of(
                        "run", order.run(),
                        "status", run.status().name(),
                        "message", run.message(),
                        "dataset", order.plan().dataset().digest(),
                        "anonymised", order.plan().dataset().anonymised(),
                        "checks",
                                run.checks().stream().map(StagingFigures::line).toList()),
                List.of(run.packageDigest()));
    }

    /** What the evidence says of the run is not typed again. */
    private static void propose(ReleaseCandidate candidate, ReleaseVariables variables) {
        EvaluationRecord.Dataset data = candidate.evaluation().dataset();
        variables
                .propose(
                        Answer.STAGING_INFRASTRUCTURE,
                        "Template " + candidate.build().infrastructureTemplateDigest())
                .propose(
                        Answer.STAGING_CONFIGURATION, candidate.releasePackage().configurationDigest())
                .propose(Answer.STAGING_DATASET, data.location() + " " + data.digest());
        if (data.anonymised()) {
            variables.propose(Answer.STAGING_ANONYMISED, ANONYMISED);
        }
    }
}
