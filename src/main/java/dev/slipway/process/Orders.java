package dev.slipway.process;

import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The one way to a rollout order: from the candidate whose digest was authorised. */
@Component
public class Orders {

    private final Candidates candidates;
    private final Authorizations authorizations;

    Orders(Candidates candidates, Authorizations authorizations) {
        this.candidates = candidates;
        this.authorizations = authorizations;
    }

    /** @throws IllegalStateException when the package is not the authorised one */
    public RolloutOrder authorised(ReleaseId release) {
        ReleasePackage wanted = candidates.candidate(release).releasePackage();
        String approved =
                authorizations.of(release).map(Authorization::packageDigest).orElse("none");
        if (!wanted.digest().equals(approved)) {
            throw new IllegalStateException("Release " + release + " must not move traffic: authorised is package "
                    + approved + ", its evidence now names " + wanted.digest()
                    + ". Restore the authorised package or ask for new approvals.");
        }
        return new RolloutOrder(release, wanted);
    }

    /**
     * The order as production shows it, for protective acts: they need neither an authorization nor the evidence, which
     * may be what is wrong. Empty when production holds no order of the release.
     */
    public Optional<RolloutOrder> inPlace(ReleaseId release) {
        return standing(release).filter(order -> order.release().equals(release));
    }

    /** The order that stands where this release would go, whichever release it belongs to. */
    public Optional<RolloutOrder> standing(ReleaseId release) {
        RolloutState now = candidates.production(release);
        ReleasePackage released = now.candidate() == null ? now.stable() : now.candidate();
        return now.order() == null || released == null
                ? Optional.empty()
                : Optional.of(new RolloutOrder(ReleaseId.parse(now.order()), released));
    }
}
