package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.HandEffect;
import dev.slipway.rollout.HandOrder;
import dev.slipway.rollout.RolloutRefused;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells people what to do by hand, unless it is done already or must not be done. */
@Component
class OrderHandWorkDelegate implements JavaDelegate {

    private static final List<Answer> TYPED = List.of(
            Answer.HAND_RESULT,
            Answer.HAND_RESULT_TEXT,
            Answer.HAND_STARTED,
            Answer.HAND_ENDED,
            Answer.HAND_EVIDENCE,
            Answer.SEEN_VERSION,
            Answer.SEEN_PERCENT,
            Answer.SEEN_READY,
            Answer.SEEN_DIGESTS,
            Answer.SEEN_ANSWERING,
            Answer.SEEN_AT,
            Answer.SEEN_EVIDENCE);

    private final HandOrders orders;
    private final Holds holds;
    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    OrderHandWorkDelegate(HandOrders orders, Holds holds, ReleasePolicy policy, Journal journal, Clock clock) {
        this.orders = orders;
        this.holds = holds;
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HandEffect effect = HandOrders.effect(execution);
        if (!effect.isProtective() && !effect.isRehearsal()) {
            holds.requireFree(ReleaseVariables.releaseOf(execution));
        }
        try {
            order(execution);
        } catch (RolloutRefused refused) {
            if (!effect.isOnStaging()) {
                throw refused;
            }
            refuse(execution, String.valueOf(refused.getMessage()));
        }
    }

    private void order(DelegateExecution execution) {
        Optional<HandOrder> order = orders.of(execution);
        Optional<String> objection = order.flatMap(found -> orders.objection(found, execution));
        if (objection.isPresent()) {
            refuse(execution, objection.get());
        } else if (order.isPresent()) {
            ReleaseVariables.of(execution).put(Fact.HAND_STATE, "open");
            tell(execution, order.get());
        } else {
            ReleaseVariables.of(execution).put(Fact.HAND_STATE, "done");
            orders.done(execution);
        }
    }

    private void refuse(DelegateExecution execution, String why) {
        ReleaseVariables.of(execution).put(Fact.HAND_STATE, "refused");
        journal.record(execution, "HandWorkRefused", Map.of("why", why));
    }

    private void tell(DelegateExecution execution, HandOrder order) {
        ReleaseVariables variables = ReleaseVariables.of(execution)
                .put(Fact.HAND_GENERATION, Math.toIntExact(order.generation()))
                .put(Fact.HAND_ORDERED_AT, clock.instant().toString())
                .put(Fact.HAND_DUE, due(order.effect()))
                .put(Fact.HAND_INSTRUCTION, Instruction.forExecution(order))
                .put(Fact.HAND_LOOK, Instruction.forObservation(order));
        TYPED.forEach(variables::forget);
        journal.intend(
                execution,
                "byHand:" + order.effect().id() + ":" + order.generation(),
                Map.of("effect", order.effect().inWords(), "way", "manual"),
                order.subject() == null ? List.of() : List.of(order.subject().digest()));
    }

    /** Going back is due at once, so that it stands first in every list. */
    private Date due(HandEffect effect) {
        return Date.from(
                effect.isProtective() ? clock.instant() : clock.instant().plus(policy.reminder()));
    }
}
