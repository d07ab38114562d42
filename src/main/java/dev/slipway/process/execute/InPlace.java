package dev.slipway.process.execute;

import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What production holds of one release; somebody may have taken it out while a step was observed. */
record InPlace(RolloutState state, ReleaseId release, String packageDigest) {

    static InPlace of(RolloutState state, DelegateExecution execution) {
        return new InPlace(
                state,
                ReleaseVariables.releaseOf(execution),
                ReleaseVariables.of(execution).text(Fact.PACKAGE_DIGEST));
    }

    static InPlace of(RolloutState state, RolloutOrder order) {
        return new InPlace(state, order.release(), order.candidate().digest());
    }

    /** The release's own package is being rolled out, under its own order. */
    boolean asCandidate() {
        return release.slug().equals(state.order()) && isOwn(state.candidate());
    }

    boolean promoted() {
        return release.slug().equals(state.order()) && state.candidate() == null && isOwn(state.stable());
    }

    /** The candidate's share of the requests, 0 where it is not in place. */
    int percent() {
        return asCandidate() ? state.candidatePercent() : 0;
    }

    /** The share of the requests that are copied to the candidate, 0 where it is not in place. */
    int shadowPercent() {
        return asCandidate() ? state.shadowPercent() : 0;
    }

    private boolean isOwn(@Nullable ReleasePackage served) {
        return served != null && served.digest().equals(packageDigest);
    }
}
