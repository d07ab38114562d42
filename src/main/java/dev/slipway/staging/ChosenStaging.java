package dev.slipway.staging;

import dev.slipway.release.DeploymentWay;
import dev.slipway.release.DeploymentWays;
import dev.slipway.release.ReleaseId;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Stages each release the way that it began with, whatever the settings say later. */
@Primary
@Component
class ChosenStaging implements StagingEnvironment {

    private final LocalStaging local;
    private final ManualStaging manual;
    private final DeploymentWays ways;

    ChosenStaging(LocalStaging local, StagedByHand staged, DeploymentWays ways) {
        this.local = local;
        this.manual = new ManualStaging(staged);
        this.ways = ways;
    }

    @Override
    public StagingDeployment deploy(StagingOrder order) {
        return of(order.release()).deploy(order);
    }

    @Override
    public StagingRun validate(StagingOrder order) {
        return of(order.release()).validate(order);
    }

    @Override
    public void remove(StagingOrder order) {
        of(order.release()).remove(order);
    }

    @Override
    public void clear(ReleaseId release) {
        of(release).clear(release);
    }

    private StagingEnvironment of(ReleaseId release) {
        return ways.staging(release).orElse(DeploymentWay.LOCAL) == DeploymentWay.MANUAL ? manual : local;
    }
}
