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

/** Orders what people do in production with their own hands, and believes it when a second person saw the same. */
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
        states.open(target, effect, release);
        return Optional.of(new HandOrder(
                effect,
                target,
                now.generation(),
                order,
                serving(now.state()),
                serving(next),
                ready(effect, next, now.state())));
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
        HandState done = now.then(next(order.effect(), order.order(), now.state()), true, now());
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
        };
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
