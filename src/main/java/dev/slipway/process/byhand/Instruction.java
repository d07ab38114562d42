package dev.slipway.process.byhand;

import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandOrder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as people read it: who executes is told everything, who looks only where to look. */
final class Instruction {

    private Instruction() {}

    static String forExecution(HandOrder order) {
        String whom = order.effect().isOnStaging() ? "there" : "people";
        return "**" + sentence(order.effect()) + "** at " + order.target() + ".\n\n- now: " + name(order.before())
                + " answers " + whom + "\n- afterwards: " + name(order.serving()) + " answers "
                + (order.effect().isOnStaging() ? "there" : "all of them")
                + (order.ready() == null
                        ? ", and nothing stands beside it"
                        : ", and " + name(order.ready()) + " stands ready beside it, without a request")
                + "\n\n" + steps(order.effect()) + digests(order.subject());
    }

    static String forObservation(HandOrder order) {
        String answers = order.effect().isOnStaging() ? "answers" : "answers people";
        return "At **" + order.target() + "** a colleague says to be done. Look for yourself, in "
                + (order.effect().isOnStaging() ? "staging" : "production") + " and not in their notes: which version "
                + answers + " and how many of " + (order.effect().isOnStaging() ? "the" : "their")
                + " requests, what stands beside it"
                + (order.subject() == null
                        ? "."
                        : ", and the digests of the components of the version that "
                                + (order.effect() == HandEffect.PLACE ? "stands beside." : answers + "."));
    }

    private static String sentence(HandEffect effect) {
        return Character.toUpperCase(effect.inWords().charAt(0))
                + effect.inWords().substring(1);
    }

    private static String steps(HandEffect effect) {
        return switch (effect) {
            case PLACE ->
                "1. Run the deployment script with exactly the package below.\n2. Leave the routing as it is.\n3. See"
                        + " that the new version answers its health check.\n\n";
            case SWITCH ->
                "1. See that the new version answers its health check.\n2. Run the switch of the routing, 0 % to 100 %"
                        + " in one step.\n3. Leave the former version running, ready to go back to.\n4. See that"
                        + " people are answered.\n\n";
            case HALT, TAKE_BACK ->
                "This is **urgent**: the recovery time runs until a second person has seen it.\n\n1. Run the rollback"
                        + " script.\n2. See that people are answered by the version below.\n3. Take the other one"
                        + " out.\n\n";
            case OFF ->
                "This is **urgent**.\n\n1. Take every version out of the routing.\n2. See that nothing answers.\n\n";
            case STAGE ->
                "1. Run the deployment script with exactly the package below, on staging.\n2. Take out whatever stood"
                        + " there.\n3. See that the version answers its health check.\n\n";
            case REHEARSE ->
                "1. Put the version to come back to on staging, where there is one.\n2. Roll the version below out over"
                        + " it with the scripts of production.\n3. Leave the former one running, ready to go back"
                        + " to.\n4. See that the version below answers.\n\n";
            case COME_BACK ->
                "This is **measured**: the recovery time runs until a second person has seen it.\n\n1. Run the rollback"
                        + " script of production, on staging.\n2. See that staging is as it has to be"
                        + " afterwards.\n3. Take the other version out.\n\n";
        };
    }

    private static String digests(@Nullable ReleasePackage version) {
        return version == null
                ? ""
                : "**" + version.version() + "**, package " + version.digest() + "\n\n"
                        + version.components().stream()
                                .map(part -> "- " + part.type().id() + " " + part.name() + " " + part.digest())
                                .collect(Collectors.joining("\n"));
    }

    private static String name(@Nullable ReleasePackage version) {
        return version == null ? "nothing" : version.version();
    }
}
