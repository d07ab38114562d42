package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records which decision table said what, on which input and by which rules. */
@Component
class DecisionEvents {

    private final LedgerRecorder recorder;

    DecisionEvents(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    @EventListener
    void on(HistoricDecisionEvaluationEvent event) {
        Stream.concat(
                        event.getRequiredHistoricDecisionInstances().stream(),
                        Stream.of(event.getRootHistoricDecisionInstance()))
                .forEach(this::evaluated);
    }

    private void evaluated(HistoricDecisionInstanceEntity decision) {
        Actor actor = EngineContext.actor();
        Supplier<String> subject = EngineContext.subject(decision.getProcessInstanceId());
        Map<String, Object> payload = new Payload()
                .with("decision", decision.getDecisionDefinitionKey())
                .with("definition", decision.getDecisionDefinitionId())
                .with("activity", decision.getActivityId())
                .with(
                        "inputs",
                        decision.getInputs().stream().map(DecisionEvents::input).toList())
                .with(
                        "outputs",
                        decision.getOutputs().stream()
                                .map(DecisionEvents::output)
                                .toList())
                .with("rules", rules(decision))
                .with("collected", PlainValue.of(decision.getCollectResultValue()))
                .map();
        recorder.record(
                () -> NewEntry.of("DecisionEvaluated", subject.get(), actor, payload, "decision:" + decision.getId()));
    }

    private static Map<String, Object> input(HistoricDecisionInputInstance input) {
        return new Payload()
                .with("name", input.getClauseName())
                .with("clause", input.getClauseId())
                .with("value", PlainValue.of(input.getValue()))
                .map();
    }

    private static Map<String, Object> output(HistoricDecisionOutputInstance output) {
        return new Payload()
                .with("rule", output.getRuleId())
                .with("name", output.getVariableName())
                .with("value", PlainValue.of(output.getValue()))
                .map();
    }

    private static List<String> rules(HistoricDecisionInstanceEntity decision) {
        return decision.getOutputs().stream()
                .map(HistoricDecisionOutputInstance::getRuleId)
                .filter(rule -> rule != null)
                .distinct()
                .toList();
    }
}
