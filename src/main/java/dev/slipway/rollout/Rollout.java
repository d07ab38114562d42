package dev.slipway.rollout;

import java.time.Instant;

/**
 * Moves production traffic of one system in one environment. Every command reads the state first, acts only under the
 * order that stands there, does nothing when its effect is already there, and returns the state observed afterwards.
 * A command of an order that is not the one in place throws {@link RolloutRefused}.
 */
public interface Rollout {

    /** What serves now. */
    RolloutState observe(Target target);

    /** Puts the candidate in place at 0 %; nobody's request reaches it. */
    RolloutState prepare(RolloutOrder order);

    /**
     * Sends a copy of this share of the requests to the candidate; its answers are compared and never returned. Where
     * nothing serves they are copied and measured all the same, and people are still told that the system is off.
     */
    RolloutState shadow(RolloutOrder order, int percent);

    /** Gives the candidate this share of the requests and ends its shadow. */
    RolloutState shift(RolloutOrder order, int percent);

    /** Freezes the share; a paused rollout refuses shift and promote until resumed. */
    RolloutState pause(RolloutOrder order);

    RolloutState resume(RolloutOrder order);

    /** Makes the candidate the stable version with all traffic; the former one is kept as the restore target. */
    RolloutState promote(RolloutOrder order);

    /**
     * Gives all traffic back to the stable version (or off, where there is none) and takes the candidate out. Done
     * already when no candidate is in place, unless the order's own candidate was promoted: then restore is the way.
     */
    RolloutState abort(RolloutOrder order);

    /** After a promotion: brings back the version that was stable before, or off. */
    RolloutState restore(RolloutOrder order);

    /**
     * Takes everything out, whatever order is in place: people get no answer until another release is rolled out. Needs
     * no order, since the one in place may be what is wrong; done already when the system is off.
     */
    RolloutState off(Target target);

    /** True when the version to go back to stands ready and answers, or going back means off. */
    boolean restoreTargetAvailable(Target target);

    /** Figures per version from the real answers since then. */
    RolloutFigures figures(Target target, Instant since);
}
