package dev.slipway.process.byhand;

import dev.slipway.process.Answer;
import dev.slipway.process.Answered;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.RolloutRecord;
import dev.slipway.rollout.HandOrder;
import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.RolloutRefused;
import dev.slipway.rollout.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Holds what the second person saw against the order; only when both are the same it is recorded as done. */
@Component
class CompareHandWorkDelegate implements JavaDelegate {

    private final HandOrders orders;
    private final HandWork work;
    private final Answered answered;
    private final Journal journal;

    CompareHandWorkDelegate(HandOrders orders, HandWork work, Answered answered, Journal journal) {
        this.orders = orders;
        this.work = work;
        this.answered = answered;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        List<String> differences;
        Optional<HandOrder> order = Optional.empty();
        try {
            order = orders.of(execution).map(found -> found.from(variables.number(Fact.HAND_GENERATION, 0)));
            differences =
                    order.map(found -> work.differences(found, seen(variables))).orElse(List.of());
        } catch (RolloutRefused movedAway) {
            differences = List.of(String.valueOf(movedAway.getMessage()));
        }
        variables.put(Fact.HAND_STATE, differences.isEmpty() ? "done" : "open");
        if (differences.isEmpty()) {
            order.ifPresent(found -> record(execution, found));
            orders.done(execution);
        } else {
            differ(execution, differences);
        }
    }

    private void record(DelegateExecution execution, HandOrder order) {
        Map<String, Object> payload = people(execution);
        payload.put("effect", order.effect().inWords());
        payload.put("place", order.effect().isOnStaging() ? "staging" : "production");
        payload.putAll(RolloutRecord.of(work.record(order)));
        journal.record(
                execution,
                "HandWorkObserved",
                payload,
                order.subject() == null ? List.of() : List.of(order.subject().digest()));
    }

    private void differ(DelegateExecution execution, List<String> differences) {
        ReleaseVariables.of(execution)
                .put(
                        Fact.HAND_DIFFERENCES,
                        "Seen otherwise than ordered: " + String.join("; ", differences)
                                + ". Put it right and have it looked at again, or give it up.");
        Map<String, Object> payload = people(execution);
        payload.put("differences", differences);
        journal.record(execution, "HandWorkDiffers", payload);
    }

    private Map<String, Object> people(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Map<String, Object> people = new LinkedHashMap<>();
        people.put("executedBy", answered.by(execution, HandWorkRules.EXECUTE));
        people.put("started", variables.textOr(Answer.HAND_STARTED, ""));
        people.put("ended", variables.textOr(Answer.HAND_ENDED, ""));
        people.put("evidence", variables.textOr(Answer.HAND_EVIDENCE, ""));
        people.put("observedBy", answered.by(execution, HandWorkRules.OBSERVE));
        people.put("seenAt", variables.textOr(Answer.SEEN_AT, ""));
        people.put("seenEvidence", variables.textOr(Answer.SEEN_EVIDENCE, ""));
        return people;
    }

    private static Seen seen(ReleaseVariables variables) {
        return new Seen(
                variables.textOr(Answer.SEEN_VERSION, "").strip(),
                (int) variables.numberOr(Answer.SEEN_PERCENT, -1),
                variables.textOr(Answer.SEEN_READY, "").strip(),
                SeenDigests.parse(variables.textOr(Answer.SEEN_DIGESTS, "")),
                variables.textOr(Answer.SEEN_ANSWERING, "").equals("yes"));
    }
}
