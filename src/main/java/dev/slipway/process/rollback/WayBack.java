package dev.slipway.process.rollback;

import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Orders;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.RolloutOrder;
import dev.slipway.rollout.RolloutState;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which order a rollback takes back, and what serves afterwards. A release takes back its own order. A release of the
 * type {@code rollback} is a deployment of its own after closure: it takes back the order that stands in production,
 * only towards what production recorded as its previous version, and only if that was once authorised there, or is the
 * version that people approved the standing release against, which covers what was installed at first. Off is always
 * allowed. Whatever is done is recorded under the release that asks.
 */
@Component
class WayBack {

    private static final String LATER_ROLLBACK = "rollback";
    private static final String OFF = "off";

    private final Orders orders;
    private final Authorizations authorizations;

    WayBack(Orders orders, Authorizations authorizations) {
        this.orders = orders;
        this.authorizations = authorizations;
    }

    /** The order to take back; empty when there is none, or none that this release may touch. */
    Optional<RolloutOrder> order(DelegateExecution execution, RolloutState now) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        return objection(execution, now).isPresent()
                ? Optional.empty()
                : isLater(execution) ? orders.standing(release) : orders.inPlace(release);
    }

    /** Why this release may not take back what stands in production, with the remedy. */
    Optional<String> objection(DelegateExecution execution, RolloutState now) {
        if (!isLater(execution)) {
            return Optional.empty();
        }
        if (now.order() == null) {
            return Optional.of("No release stands at " + now.target()
                    + " that could be taken back. Start a release of an earlier version, or switch the system off.");
        }
        if (now.candidate() != null) {
            return Optional.of("The release " + now.order() + " is being rolled out at " + now.target()
                    + ". Ask for the rollback of that one, or switch the system off.");
        }
        return isRecorded(ReleaseId.parse(now.order()), now.previous())
                ? Optional.empty()
                : Optional.of("The version before, " + name(now.previous()) + ", is not recorded as authorised for "
                        + now.target() + ". Have it approved as a release, or switch the system off.");
    }

    /** Notes what goes back and what has to serve afterwards, as production shows it before anything is moved. */
    void note(DelegateExecution execution, RolloutState now) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        Optional<RolloutOrder> order = order(execution, now);
        ReleaseVariables variables = ReleaseVariables.of(execution)
                .put(
                        Fact.ROLLED_BACK_FROM,
                        order.map(found -> found.candidate().version()).orElse(release.version()))
                .put(Fact.ROLLED_BACK_ORDER, order.map(RolloutOrder::key).orElse(release.slug()));
        boolean promoted = now.candidate() == null && order.isPresent();
        ReleasePackage target = promoted ? now.previous() : now.stable();
        boolean known = objection(execution, now).isEmpty()
                && (promoted || target == null || !target.version().equals(release.version()));
        aimAt(variables, known ? name(target) : null, digest(target));
    }

    /** Off is the last resort, and a target like any other. */
    void aimAtOff(DelegateExecution execution) {
        aimAt(ReleaseVariables.of(execution), OFF, OFF);
    }

    /** The target of the way back has all traffic and answers. */
    boolean isRestored(ReleaseVariables variables, RolloutState observed) {
        return observed.answering()
                && observed.candidate() == null
                && digest(observed.stable()).equals(variables.textOr(Fact.ROLLBACK_TARGET_DIGEST, ""));
    }

    private static void aimAt(ReleaseVariables variables, @Nullable String version, String digest) {
        variables.put(Fact.ROLLBACK_TARGET, version).put(Fact.ROLLBACK_TARGET_DIGEST, version == null ? null : digest);
    }

    private boolean isRecorded(ReleaseId standing, @Nullable ReleasePackage previous) {
        return previous == null
                || authorizations.covered(standing.system(), standing.environment(), previous.digest())
                || authorizations
                        .of(standing)
                        .map(Authorization::baseDigest)
                        .filter(previous.digest()::equals)
                        .isPresent();
    }

    private static boolean isLater(DelegateExecution execution) {
        return LATER_ROLLBACK.equals(ReleaseVariables.of(execution).textOrNull(Answer.TYPE));
    }

    static String name(@Nullable ReleasePackage served) {
        return served == null ? OFF : served.version();
    }

    private static String digest(@Nullable ReleasePackage served) {
        return served == null ? OFF : served.digest();
    }
}
