package dev.slipway.process.drill;

import dev.slipway.release.DeploymentWay;
import dev.slipway.release.WayProperties;
import dev.slipway.rollout.ChosenRollout;
import dev.slipway.rollout.Target;
import org.springframework.stereotype.Component;

/** The way of a drill: people go out and back where they move production, or staging, with their own hands. */
@Component
class DrillWays {

    private final ChosenRollout rollout;
    private final WayProperties settings;

    DrillWays(ChosenRollout rollout, WayProperties settings) {
        this.rollout = rollout;
        this.settings = settings;
    }

    DeploymentWay of(Target production) {
        DeploymentWay staging = settings.staging(production.system(), production.environment());
        return staging == DeploymentWay.MANUAL ? staging : rollout.way(production);
    }
}
