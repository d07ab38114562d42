package dev.slipway.rollout;

import dev.slipway.release.DeploymentWay;
import dev.slipway.release.DeploymentWays;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.WayProperties;
import java.time.Instant;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * Sends each command the way that its release began with. A target is where it stands already; only one that serves
 * nothing yet goes by the settings.
 */
@Primary
@Component
public class ChosenRollout implements Rollout, InitialState {

    private final LocalRollout local;
    private final ManualRollout manual;
    private final DeploymentWays ways;
    private final WayProperties settings;

    ChosenRollout(
            LocalRollout local, HandStates states, HandFigures figures, DeploymentWays ways, WayProperties settings) {
        this.local = local;
        this.manual = new ManualRollout(states, figures);
        this.ways = ways;
        this.settings = settings;
    }

    /** The way by which the target is moved now. */
    public DeploymentWay way(Target target) {
        if (manual.stands(target)) {
            return DeploymentWay.MANUAL;
        }
        return local.stands(target) ? DeploymentWay.LOCAL : settings.rollout(target.system(), target.environment());
    }

    /**
     * The way that the settings choose for a new release.
     *
     * @throws RolloutRefused when the target serves by the other way
     */
    public DeploymentWay wayForNew(Target target) {
        DeploymentWay chosen = settings.rollout(target.system(), target.environment());
        DeploymentWay now = way(target);
        if (chosen != now) {
            throw new RolloutRefused("The settings choose the way '" + chosen.id() + "' for the rollout of "
                    + target.system() + " (slipway.ways), but " + target + " serves by the way '" + now.id()
                    + "'. Set it back, or take the system off first and bring it in again as an initial deployment.");
        }
        return chosen;
    }

    @Override
    public RolloutState observe(Target target) {
        return at(target).observe(target);
    }

    @Override
    public RolloutState prepare(RolloutOrder order) {
        return of(order).prepare(order);
    }

    @Override
    public RolloutState shadow(RolloutOrder order, int percent) {
        return of(order).shadow(order, percent);
    }

    @Override
    public RolloutState shift(RolloutOrder order, int percent) {
        return of(order).shift(order, percent);
    }

    @Override
    public RolloutState pause(RolloutOrder order) {
        return of(order).pause(order);
    }

    @Override
    public RolloutState resume(RolloutOrder order) {
        return of(order).resume(order);
    }

    @Override
    public RolloutState promote(RolloutOrder order) {
        return of(order).promote(order);
    }

    @Override
    public RolloutState abort(RolloutOrder order) {
        return of(order).abort(order);
    }

    @Override
    public RolloutState restore(RolloutOrder order) {
        return of(order).restore(order);
    }

    @Override
    public RolloutState off(Target target) {
        return at(target).off(target);
    }

    @Override
    public boolean restoreTargetAvailable(Target target) {
        return at(target).restoreTargetAvailable(target);
    }

    @Override
    public RolloutFigures figures(Target target, Instant since) {
        return at(target).figures(target, since);
    }

    @Override
    public void install(Target target, ReleasePackage first) {
        if (way(target) == DeploymentWay.MANUAL) {
            manual.install(target, first);
        } else {
            local.install(target, first);
        }
    }

    private Rollout at(Target target) {
        return way(target) == DeploymentWay.MANUAL ? manual : local;
    }

    private Rollout of(RolloutOrder order) {
        DeploymentWay way = ways.rollout(order.release()).orElseGet(() -> way(order.target()));
        return way == DeploymentWay.MANUAL ? manual : local;
    }
}
