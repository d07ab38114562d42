package dev.slipway.rollout;

import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders what people do with their own hands, and believes it when a second person saw the same. */
@Component
public class HandWork {

    private static final int ALL = 100;
    private static final int SHOWN = 8;
    private static final String ALGORITHM = "sha256:";

    private final HandStates states;
    private final Clock clock;

    HandWork(HandStates states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    /**
     * What is to be done; empty when it is so already, and nobody was told to do something else meanwhile.
     *
     * @param release which asks; its own order need not be in place
     * @param order under which it is done; needed for everything but off
     * @throws RolloutRefused when the order does not fit what serves
     */
    public Optional<HandOrder> order(
            HandEffect effect, Target target, ReleaseId release, @Nullable RolloutOrder order) {
        HandState now = states.of(target);
        StoredState next = next(effect, order, now.state());
        if (next == now.state() && !(effect.isProtective() && isUnderWay(target))) {
            return Optional.empty();
        }
        states.open(target, effect, release.slug());
        return Optional.of(new HandOrder(
                effect,
                target,
                now.generation(),
                order,
                null,
                serving(now.state()),
                serving(next),
                ready(effect, next, now.state())));
    }

    /**
     * To put a version on staging, alone; empty when it stands there for this already.
     *
     * @param key for whom: a run of the staging of a release
     */
    public Optional<HandOrder> stage(Target staging, String key, String askedBy, ReleasePackage candidate) {
        return onStaging(HandEffect.STAGE, staging, key, askedBy, candidate, null);
    }

    /**
     * To let staging serve a version with what to come back to beside it; empty when it does so for this already.
     *
     * @param drill for which
     * @param back null for off
     */
    public Optional<HandOrder> rehearse(
            Target staging, String drill, ReleasePackage out, @Nullable ReleasePackage back) {
        return onStaging(HandEffect.REHEARSE, staging, drill, drill, out, back);
    }

    /**
     * To go back from a rehearsal; empty when that is done.
     *
     * @throws RolloutRefused when staging holds something else than the rehearsal
     */
    public Optional<HandOrder> comeBack(Target staging, String drill) {
        StoredState now = states.of(staging).state();
        if (drill.equals(now.ended())) {
            return Optional.empty();
        }
        if (!drill.equals(now.order())) {
            throw new RolloutRefused("There is no way back to rehearse at " + staging + ": it does not hold the"
                    + " rehearsal of " + drill + " any more. Let the drill end, and ask for another one.");
        }
        return onStaging(HandEffect.COME_BACK, staging, drill, drill, now.previous(), null);
    }

    /** What was seen there last. */
    public RolloutState observed(Target target) {
        return states.of(target).observed();
    }

    /** Ends what was asked for and not seen done; what people did of it meanwhile nobody knows. */
    public List<UnseenWork> end(String askedBy) {
        List<UnseenWork> unseen = states.openFor(askedBy);
        states.closeFor(askedBy);
        return unseen;
    }

    private Optional<HandOrder> onStaging(
            HandEffect effect,
            Target staging,
            String key,
            String askedBy,
            @Nullable ReleasePackage serving,
            @Nullable ReleasePackage ready) {
        HandState now = states.of(staging);
        if (effect != HandEffect.COME_BACK && now.state().isStaged(key, serving, ready)) {
            return Optional.empty();
        }
        states.open(staging, effect, askedBy);
        return Optional.of(
                new HandOrder(effect, staging, now.generation(), null, key, serving(now.state()), serving, ready));
    }

    /** What the second person saw otherwise, in words; nothing when all is as ordered. */
    public List<String> differences(HandOrder order, Seen seen) {
        List<String> found = new ArrayList<>();
        if (states.of(order.target()).generation() != order.generation()) {
            found.add("production was moved by somebody else meanwhile; look again");
        }
        compare(found, "the version that answers people", name(order.serving(), Seen.OFF), seen.serving());
        compare(found, "its share of the requests", order.serving() == null ? 0 : ALL, seen.percent());
        compare(found, "the version that stands beside it", name(order.ready(), Seen.NONE), seen.ready());
        compareDigests(found, order.subject(), seen.digests());
        if (!seen.answering()) {
            found.add("what serves does not answer");
        }
        return found;
    }

    /**
     * Records that the work is done.
     *
     * @throws RolloutRefused when somebody recorded another observation since the order
     */
    public RolloutState record(HandOrder order) {
        HandState now = states.of(order.target());
        if (now.generation() != order.generation()) {
            throw new RolloutRefused("To " + order.effect().inWords() + " at " + order.target()
                    + " cannot be recorded: production was moved by somebody else meanwhile. Look again.");
        }
        HandState done = now.then(next(order, now.state()), true, now());
        states.write(done);
        states.closeAll(order.target());
        return done.observed();
    }

    /** As exact as a database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private boolean isUnderWay(Target target) {
        return states.isOpen(target, HandEffect.PLACE) || states.isOpen(target, HandEffect.SWITCH);
    }

    private static StoredState next(HandOrder order, StoredState now) {
        if (order.stagedFor() == null) {
            return next(order.effect(), order.order(), now);
        }
        return order.effect() == HandEffect.COME_BACK
                ? now.restored()
                : now.staged(order.stagedFor(), order.serving(), order.ready());
    }

    private static StoredState next(HandEffect effect, @Nullable RolloutOrder order, StoredState now) {
        if (effect == HandEffect.OFF) {
            return now.isOff() ? now : now.switchedOff();
        }
        if (order == null) {
            return now;
        }
        Commands commands = new Commands(order, version -> true);
        return switch (effect) {
            case PLACE -> commands.prepare(now);
            case SWITCH -> commands.shift(commands.prepare(now), ALL);
            case HALT -> commands.abort(now);
            case TAKE_BACK -> now.candidate() == null ? commands.restore(now) : commands.abort(now);
            case OFF -> now.switchedOff();
            case STAGE, REHEARSE, COME_BACK -> throw elsewhere(effect);
        };
    }

    private static @Nullable ReleasePackage serving(StoredState state) {
        return state.candidatePercent() == ALL ? state.candidate() : state.stable();
    }

    /** After a switch what served stays ready to go back to. */
    private static @Nullable ReleasePackage ready(HandEffect effect, StoredState next, StoredState now) {
        return switch (effect) {
            case PLACE -> next.candidate();
            case SWITCH -> now.stable();
            case HALT, TAKE_BACK, OFF -> null;
            case STAGE, REHEARSE, COME_BACK -> throw elsewhere(effect);
        };
    }

    private static IllegalArgumentException elsewhere(HandEffect effect) {
        return new IllegalArgumentException("To " + effect.inWords() + " is not a command of a rollout.");
    }

    private static void compare(List<String> found, String what, Object ordered, Object seen) {
        if (!ordered.equals(seen)) {
            found.add(what + " was to be " + ordered + ", seen was " + seen);
        }
    }

    private static void compareDigests(List<String> found, @Nullable ReleasePackage ordered, Map<String, String> seen) {
        if (ordered == null) {
            return;
        }
        for (PackageComponent part : ordered.components()) {
            String name = part.type().id() + " " + part.name();
            String digest = seen.getOrDefault(name, Seen.NONE);
            if (!fits(part.digest(), digest)) {
                found.add("the digest of " + name + " was to be " + shortened(part.digest()) + ", seen was " + digest);
            }
        }
    }

    private static boolean fits(String digest, String seen) {
        return seen.equals(digest)
                || seen.equals(digest.substring(ALGORITHM.length()))
                || seen.equals(shortened(digest));
    }

    /** First and last digits, as people compare them. */
    public static String shortened(String digest) {
        String digits = digest.substring(ALGORITHM.length());
        return digits.substring(0, SHOWN) + "…" + digits.substring(digits.length() - SHOWN);
    }

    private static String name(@Nullable ReleasePackage version, String otherwise) {
        return version == null ? otherwise : version.version();
    }
}
