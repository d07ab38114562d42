package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import java.util.function.Predicate;

/** The rules of the commands of one order at one target: what is refused, what is done already, what comes next. */
record Commands(RolloutOrder order, Predicate<ReleasePackage> answers) {

    StoredState prepare(StoredState state) {
        if (state.hasForeignCandidate(order)) {
            throw refused("prepare", state, "Finish or abort that one first.");
        }
        if (!order.key().equals(state.order())) {
            return state.prepared(order);
        }
        if (!order.candidate().equals(state.isPromoted() ? state.stable() : state.candidate())) {
            throw refused("prepare", state, "It stands there with another package; abort, then prepare again.");
        }
        return state;
    }

    StoredState shadow(StoredState state, int percent) {
        requirePercent(percent);
        requireCandidate("shadow", state);
        return state.shadowPercent() == percent ? state : state.shadowed(percent);
    }

    StoredState shift(StoredState state, int percent) {
        requirePercent(percent);
        requireCandidate("shift traffic", state);
        requireNotPaused("shift traffic", state);
        if (state.candidatePercent() == percent && state.shadowPercent() == 0) {
            return state;
        }
        if (percent > 0) {
            requireAnswer("shift traffic", order.candidate());
        }
        return state.shifted(percent);
    }

    StoredState pause(StoredState state, boolean now) {
        if (!order.key().equals(state.order())) {
            throw refused(now ? "pause" : "resume", state, "Prepare it first.");
        }
        return state.paused() == now ? state : state.paused(now);
    }

    StoredState promote(StoredState state) {
        if (isPromoted(state)) {
            return state;
        }
        requireCandidate("promote", state);
        requireNotPaused("promote", state);
        requireAnswer("promote", order.candidate());
        return state.promoted();
    }

    StoredState abort(StoredState state) {
        if (state.hasForeignCandidate(order)) {
            throw refused("abort", state, "Only the order in place may be aborted.");
        }
        if (isPromoted(state)) {
            throw refused("abort", state, "It was promoted; restore the version before it instead.");
        }
        return state.candidate() == null ? state : state.aborted();
    }

    StoredState restore(StoredState state) {
        if (order.key().equals(state.ended())) {
            return state;
        }
        if (!isPromoted(state)) {
            throw refused("restore", state, restoreRemedy(state));
        }
        return state.restored();
    }

    private String restoreRemedy(StoredState state) {
        return order.key().equals(state.order())
                ? "It was not promoted yet; abort it instead."
                : "Only the order that was promoted last may be taken back.";
    }

    private boolean isPromoted(StoredState state) {
        return state.isPromoted()
                && order.key().equals(state.order())
                && order.candidate().equals(state.stable());
    }

    private void requireCandidate(String command, StoredState state) {
        if (!order.key().equals(state.order())) {
            throw refused(command, state, "Prepare it first, or finish or abort the order in place.");
        }
        if (!order.candidate().equals(state.candidate())) {
            throw refused(
                    command,
                    state,
                    "Its package " + order.candidate().digest() + " is not the candidate in place;"
                            + " abort, and prepare again.");
        }
    }

    private void requireNotPaused(String command, StoredState state) {
        if (state.paused()) {
            throw refused(command, state, "The rollout is paused; resume it first, or abort it.");
        }
    }

    private void requireAnswer(String command, ReleasePackage version) {
        if (!answers.test(version)) {
            throw new RolloutRefused("Order " + order.key() + " cannot " + command + ": its candidate "
                    + version.version() + " does not answer GET /health. Abort the rollout and look at its log.");
        }
    }

    private RolloutRefused refused(String command, StoredState state, String remedy) {
        String inPlace = state.order() == null ? "no order" : "order " + state.order();
        return new RolloutRefused("Order " + order.key() + " cannot " + command + " at " + state.target() + ": "
                + inPlace + " is in place there. " + remedy);
    }

    private static void requirePercent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("A share must be 0 to 100 percent; found " + percent + ".");
        }
    }
}
