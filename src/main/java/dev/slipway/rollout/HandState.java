package dev.slipway.rollout;

import java.time.Instant;

/**
 * What two people saw last at a target.
 *
 * @param generation counts the observations; 0 while there was none
 * @param answering whether what serves answered
 * @param observedAt when the second person said so
 */
record HandState(long generation, StoredState state, boolean answering, Instant observedAt) {

    static HandState off(Target target) {
        return new HandState(0, StoredState.off(target), true, Instant.EPOCH);
    }

    HandState then(StoredState next, boolean nowAnswering, Instant at) {
        return new HandState(generation + 1, next, nowAnswering, at);
    }

    RolloutState observed() {
        return new RolloutState(
                state.target(),
                state.order(),
                state.stable(),
                state.candidate(),
                state.previous(),
                state.candidatePercent(),
                state.shadowPercent(),
                state.paused(),
                answering,
                observedAt);
    }
}
