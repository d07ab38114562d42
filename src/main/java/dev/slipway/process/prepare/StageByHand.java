package dev.slipway.process.prepare;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.byhand.StagingWork;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandOrder;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.Target;
import dev.slipway.staging.StagedByHand;
import dev.slipway.staging.StagingOrder;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Has people put exactly the packaged version on staging, as a new run. */
@Component
class StageByHand implements StagingWork {

    private final Candidates candidates;
    private final HandWork work;
    private final StagedByHand staged;

    StageByHand(Candidates candidates, HandWork work, StagedByHand staged) {
        this.candidates = candidates;
        this.work = work;
        this.staged = staged;
    }

    @Override
    public Set<HandEffect> effects() {
        return Set.of(HandEffect.STAGE);
    }

    @Override
    public Optional<HandOrder> order(HandEffect effect, DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        StagingOrder order = next(candidates, execution);
        Target staging = new Target(release.system(), release.environment()).stagingByHand();
        return work.stage(staging, order.key(), release.slug(), order.candidate());
    }

    @Override
    public void done(DelegateExecution execution) {
        staged.placed(next(candidates, execution));
    }

    /** The run that people are about to carry out; it is counted when it is deployed. */
    static StagingOrder next(Candidates candidates, DelegateExecution execution) {
        int run = ReleaseVariables.of(execution).number(Fact.STAGING_RUN, 0) + 1;
        return candidates.stagingOrder(ReleaseVariables.releaseOf(execution), run);
    }
}
