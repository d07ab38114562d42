package dev.slipway.staging;

import dev.slipway.release.ReleaseId;
import dev.slipway.staging.StagedByHand.Staged;
import dev.slipway.staging.StagingRun.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Staging that people move by hand: each call returns what two of them observed and handed in, and what nobody did is
 * not passed. What stands there stays until people put something else there; nobody is served from it.
 */
final class ManualStaging implements StagingEnvironment {

    private final StagedByHand staged;

    ManualStaging(StagedByHand staged) {
        this.staged = staged;
    }

    @Override
    public StagingDeployment deploy(StagingOrder order) {
        return staged.of(order)
                .map(found -> new StagingDeployment(
                        true,
                        order.candidate().digest(),
                        null,
                        found.parity(),
                        order.candidate().version() + " was put on staging by hand and seen there by a second person."))
                .orElseGet(() -> new StagingDeployment(
                        false,
                        order.candidate().digest(),
                        null,
                        Map.of(),
                        order.candidate().version() + " was not put on staging, as far as anybody recorded. Have it"
                                + " carried out by hand and observed by a second person."));
    }

    @Override
    public StagingRun validate(StagingOrder order) {
        Optional<Staged> found = staged.of(order);
        return found.map(Staged::result).orElseGet(() -> missing(order, found.isPresent()));
    }

    @Override
    public void remove(StagingOrder order) {}

    @Override
    public void clear(ReleaseId release) {}

    private static StagingRun missing(StagingOrder order, boolean there) {
        return new StagingRun(
                there ? Status.INCONCLUSIVE : Status.UNREACHABLE,
                order.candidate().digest(),
                List.of(),
                null,
                null,
                there
                        ? "Nobody handed in the results of its checks. Have them handed in."
                        : "Nobody recorded that this package stands on staging. Have it put there by hand.");
    }
}
