package dev.slipway.process.drill;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;

/**
 * One drill's commands on staging, which are those of production; each may be repeated after a crash.
 *
 * @param number of the drill, so that its orders are its own
 */
record StagingWay(Rollout rollout, Target staging, int number) {

    private static final int HALF = 50;

    static Target target(Target production) {
        return new Target(production.system(), Target.STAGING);
    }

    /** Puts what to come back to on staging, then rolls the other version out over it. */
    RolloutState out(DrillPlan plan) {
        clear();
        RolloutState now = rollout.observe(staging);
        if (plan.back() != null && !isOut(now, plan.out()) && !plan.back().equals(now.stable())) {
            promote(plan.back());
        }
        return promote(plan.out());
    }

    /** Takes the drill's own rollout back; done already when it is no longer in place. */
    RolloutState back() {
        RolloutState now = rollout.observe(staging);
        ReleasePackage stable = now.stable();
        return stable != null && key(stable).equals(now.order())
                ? rollout.restore(order(stable))
                : rollout.observe(staging);
    }

    /** A drill that broke off leaves its candidate behind. */
    private void clear() {
        RolloutState now = rollout.observe(staging);
        if (now.candidate() != null && now.order() != null) {
            rollout.abort(new RolloutOrder(ReleaseId.parse(now.order()), now.candidate()));
        }
    }

    private RolloutState promote(ReleasePackage version) {
        RolloutState now = rollout.observe(staging);
        if (isOut(now, version)) {
            return now;
        }
        RolloutOrder order = order(version);
        rollout.prepare(order);
        rollout.shift(order, HALF);
        return rollout.promote(order);
    }

    private boolean isOut(RolloutState now, ReleasePackage version) {
        return now.candidate() == null
                && version.equals(now.stable())
                && key(version).equals(now.order());
    }

    private String key(ReleasePackage version) {
        return order(version).key();
    }

    private RolloutOrder order(ReleasePackage version) {
        return new RolloutOrder(new ReleaseId(staging.system(), version.version(), Target.STAGING, number), version);
    }
}
