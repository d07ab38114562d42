package dev.slipway.rollout;

import dev.slipway.release.ReleasePackage;
import java.time.Instant;
import java.util.function.BiFunction;

/**
 * Production that people move by hand: a command returns what two of them observed, and refuses while its effect was
 * not. Only what changes nothing outside is done at once: to pause, to resume, and to promote what has all requests.
 */
final class ManualRollout implements Rollout, InitialState {

    private static final int ALL = 100;

    private final HandStates states;
    private final HandFigures figures;

    ManualRollout(HandStates states, HandFigures figures) {
        this.states = states;
        this.figures = figures;
    }

    @Override
    public RolloutState observe(Target target) {
        return states.of(target).observed();
    }

    @Override
    public RolloutState prepare(RolloutOrder order) {
        return seen(order, HandEffect.PLACE, Commands::prepare);
    }

    @Override
    public RolloutState shadow(RolloutOrder order, int percent) {
        HandState now = states.of(order.target());
        var unused = commands(order, now).shadow(now.state(), percent);
        throw new RolloutRefused("Order " + order.key() + " cannot have a shadow at " + order.target()
                + ": production is moved by hand there, and people cannot copy requests. Go on without a shadow.");
    }

    @Override
    public RolloutState shift(RolloutOrder order, int percent) {
        return seen(order, HandEffect.SWITCH, (commands, state) -> wholly(order, commands.shift(state, percent)));
    }

    @Override
    public RolloutState pause(RolloutOrder order) {
        return noted(order, (commands, state) -> commands.pause(state, true));
    }

    @Override
    public RolloutState resume(RolloutOrder order) {
        return noted(order, (commands, state) -> commands.pause(state, false));
    }

    @Override
    public RolloutState promote(RolloutOrder order) {
        return noted(order, (commands, state) -> {
            StoredState next = commands.promote(state);
            if (next != state && state.candidatePercent() != ALL) {
                throw notYet(order.key(), HandEffect.SWITCH, order.target());
            }
            return next;
        });
    }

    @Override
    public RolloutState abort(RolloutOrder order) {
        return seen(order, HandEffect.HALT, Commands::abort);
    }

    @Override
    public RolloutState restore(RolloutOrder order) {
        return seen(order, HandEffect.TAKE_BACK, Commands::restore);
    }

    @Override
    public RolloutState off(Target target) {
        HandState now = states.of(target);
        if (!now.state().isOff()) {
            throw notYet(String.valueOf(now.state().order()), HandEffect.OFF, target);
        }
        return now.observed();
    }

    /** It stood beside, or answered, when it was looked at last. */
    @Override
    public boolean restoreTargetAvailable(Target target) {
        HandState now = states.of(target);
        return now.state().restoreTarget() == null || now.answering();
    }

    @Override
    public RolloutFigures figures(Target target, Instant since) {
        return figures.since(states.of(target).state(), since);
    }

    @Override
    public void install(Target target, ReleasePackage first) {
        HandState now = states.of(target);
        if (now.generation() == 0) {
            states.write(now.then(now.state().installed(first), true, Instant.EPOCH));
        }
    }

    /** Whether anything is known to be there, or on its way. */
    boolean stands(Target target) {
        return !states.of(target).state().isOff();
    }

    private RolloutState seen(
            RolloutOrder order, HandEffect effect, BiFunction<Commands, StoredState, StoredState> command) {
        HandState now = states.of(order.target());
        if (command.apply(commands(order, now), now.state()) != now.state()) {
            throw notYet(order.key(), effect, order.target());
        }
        return now.observed();
    }

    private RolloutState noted(RolloutOrder order, BiFunction<Commands, StoredState, StoredState> command) {
        HandState now = states.of(order.target());
        StoredState next = command.apply(commands(order, now), now.state());
        if (next == now.state()) {
            return now.observed();
        }
        HandState noted = now.then(next, now.answering(), now.observedAt());
        states.write(noted);
        return noted.observed();
    }

    private static Commands commands(RolloutOrder order, HandState now) {
        return new Commands(order, version -> now.answering());
    }

    private static StoredState wholly(RolloutOrder order, StoredState next) {
        if (next.candidatePercent() != 0 && next.candidatePercent() != ALL) {
            throw new RolloutRefused("Order " + order.key() + " cannot give the candidate " + next.candidatePercent()
                    + " % of the requests: by hand there is no canary, only none or all of them.");
        }
        return next;
    }

    private static RolloutRefused notYet(String order, HandEffect effect, Target target) {
        return new RolloutRefused("Order " + order + ": to " + effect.inWords() + " at " + target
                + " was not carried out yet, as far as anybody recorded. Have it carried out by hand and observed by a"
                + " second person, then try again.");
    }
}
