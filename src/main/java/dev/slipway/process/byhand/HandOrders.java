package dev.slipway.process.byhand;

import dev.slipway.process.Candidates;
import dev.slipway.process.Fact;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandOrder;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutRefused;
import dev.slipway.rollout.Target;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a release has people do, from its own order and from what was observed last. */
@Component
class HandOrders {

    private static final String OFF = "off";

    private final HandWork work;
    private final Orders orders;
    private final Candidates candidates;
    private final List<StagingWork> staging;

    HandOrders(HandWork work, Orders orders, Candidates candidates, List<StagingWork> staging) {
        this.work = work;
        this.orders = orders;
        this.candidates = candidates;
        this.staging = staging;
    }

    /**
     * Empty when nothing is left to do.
     *
     * @throws RolloutRefused when it cannot be done from what stands there
     */
    Optional<HandOrder> of(DelegateExecution execution) {
        HandEffect effect = effect(execution);
        return effect.isOnStaging()
                ? onStaging(effect).order(effect, execution)
                : inProduction(effect, ReleaseVariables.releaseOf(execution), execution);
    }

    /** Tells whoever needed it on staging that it is there. */
    void done(DelegateExecution execution) {
        HandEffect effect = effect(execution);
        if (effect.isOnStaging()) {
            onStaging(effect).done(execution);
        }
    }

    static HandEffect effect(DelegateExecution execution) {
        return HandEffect.of(ReleaseVariables.of(execution).text(Fact.HAND_EFFECT));
    }

    private StagingWork onStaging(HandEffect effect) {
        return staging.stream()
                .filter(work -> work.effects().contains(effect))
                .findFirst()
                .orElseThrow();
    }

    private Optional<HandOrder> inProduction(HandEffect effect, ReleaseId release, DelegateExecution execution) {
        return work.order(
                effect,
                new Target(release.system(), release.environment()),
                release,
                order(effect, release, ReleaseVariables.of(execution)));
    }

    /** Why people must not be sent to do this; a way back leads only to the version that was recorded for it. */
    Optional<String> objection(HandOrder order, DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        String wanted = variables.textOr(Fact.ROLLBACK_TARGET_DIGEST, "");
        String found = order.serving() == null ? OFF : order.serving().digest();
        return order.effect() != HandEffect.TAKE_BACK || found.equals(wanted)
                ? Optional.empty()
                : Optional.of("Nobody was sent to take " + order.target() + " back: production would go to "
                        + (order.serving() == null ? OFF : order.serving().version())
                        + ", and the version to go back to is "
                        + variables.textOr(Fact.ROLLBACK_TARGET, "not recorded as authorised")
                        + ". Switch the system off, or have another version approved.");
    }

    private @Nullable RolloutOrder order(HandEffect effect, ReleaseId release, ReleaseVariables variables) {
        return switch (effect) {
            case PLACE, SWITCH -> orders.authorised(release);
            case HALT ->
                candidates.production(release).candidate() == null
                        ? null
                        : orders.inPlace(release).orElse(null);
            case TAKE_BACK ->
                orders.standing(release)
                        .filter(order -> order.key().equals(variables.textOr(Fact.ROLLED_BACK_ORDER, "")))
                        .orElse(null);
            case OFF, STAGE, REHEARSE, COME_BACK -> null;
        };
    }
}
