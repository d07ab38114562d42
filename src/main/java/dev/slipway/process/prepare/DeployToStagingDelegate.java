package dev.slipway.process.prepare;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.IntendedEffect;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.staging.StagingDeployment;
import dev.slipway.staging.StagingEnvironment;
import dev.slipway.staging.StagingOrder;
import dev.slipway.staging.StagingRun.Status;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts exactly the packaged version into staging, as a new run. */
@Component
class DeployToStagingDelegate implements JavaDelegate {

    private final Candidates candidates;
    private final StagingEnvironment staging;
    private final Holds holds;
    private final Journal journal;

    DeployToStagingDelegate(Candidates candidates, StagingEnvironment staging, Holds holds, Journal journal) {
        this.candidates = candidates;
        this.staging = staging;
        this.holds = holds;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        holds.requireFree(release);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        int run = variables.number(Fact.STAGING_RUN, 0) + 1;
        StagingOrder order = candidates.stagingOrder(release, run);
        List<String> digests = List.of(order.candidate().digest());
        IntendedEffect deployment =
                journal.intend(execution, "stage:" + run, Map.of("effect", "deploy to staging", "run", run), digests);
        StagingDeployment observed = staging.deploy(order);
        variables
                .put(Fact.STAGING_RUN, run)
                .put(Fact.STAGING_STATUS, (observed.deployed() ? Status.RUNNING : Status.UNREACHABLE).name())
                .put(Fact.STAGING_SUMMARY, observed.message());
        deployment.observed(
                "StagingDeployed",
                Map.of(
                        "run", run,
                        "deployed", observed.deployed(),
                        "parity", observed.parity(),
                        "message", observed.message()),
                digests);
    }
}
