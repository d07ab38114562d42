package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import org.jspecify.annotations.Nullable;

/**
 * What people are told to do, and what has to be seen afterwards.
 *
 * @param generation of the observation that it starts from
 * @param order under which it is done; null where it needs none
 * @param stagedFor for whom staging holds it, null in production
 * @param before what answers people now, null for nothing
 * @param serving what has to answer all of them afterwards, null for nothing
 * @param ready what has to stand beside it without a request, null for nothing
 */
public record HandOrder(
        HandEffect effect,
        Target target,
        long generation,
        @Nullable RolloutOrder order,
        @Nullable String stagedFor,
        @Nullable ReleasePackage before,
        @Nullable ReleasePackage serving,
        @Nullable ReleasePackage ready) {

    /** The same order, given when this observation was the last. */
    public HandOrder from(long earlier) {
        return new HandOrder(effect, target, earlier, order, stagedFor, before, serving, ready);
    }

    /** The version whose digests the second person reads off: the one that was put in place, else what serves. */
    public @Nullable ReleasePackage subject() {
        return effect == HandEffect.PLACE ? ready : serving;
    }
}
