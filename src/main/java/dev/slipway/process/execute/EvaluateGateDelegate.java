package dev.slipway.process.execute;

import dev.slipway.gate.Denial;
import dev.slipway.gate.Gate;
import dev.slipway.gate.GateDecision;
import dev.slipway.gate.GateFacts;
import dev.slipway.gate.GatePoint;
import dev.slipway.process.Decisions;
import dev.slipway.process.Fact;
import dev.slipway.process.Figures;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.Digests;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the gate, under the release's own rules and under the newest; either may deny, each answer is recorded. */
@Component
class EvaluateGateDelegate implements JavaDelegate {

    private final Decisions decisions;
    private final ReleaseFacts facts;
    private final Journal journal;

    EvaluateGateDelegate(Decisions decisions, ReleaseFacts facts, Journal journal) {
        this.decisions = decisions;
        this.facts = facts;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        GatePoint point = GatePoint.of(variables.text(Fact.GATE_POINT));
        GateFacts found = facts.collect(execution);
        GateDecision decision = gate(execution).decide(point, found);
        variables.put(Fact.GATE_ALLOWED, decision.allowed()).put(Fact.GATE_DENIALS, decision.inWords());
        record(execution, decision, found);
    }

    private Gate gate(DelegateExecution execution) {
        return new Gate(List.of(
                new DecisionTableRules(decisions, decisions.own(execution, DecisionTableRules.TABLE)),
                new DecisionTableRules(decisions, decisions.newest(DecisionTableRules.TABLE))));
    }

    private void record(DelegateExecution execution, GateDecision decision, GateFacts found) {
        Map<String, String> inputs = new TreeMap<>();
        found.asMap().forEach((name, value) -> inputs.put(name, word(value)));
        journal.record(
                execution,
                "GateEvaluated",
                Map.of(
                        "point", decision.point().id(),
                        "allowed", decision.allowed(),
                        "denials", decision.denials().stream().map(Denial::code).toList(),
                        "facts", inputs,
                        "rules", decision.rulesVersion()),
                List.of(Digests.of(inputs.toString())));
    }

    private static String word(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "unknown";
        }
        return value instanceof Number number ? Figures.decimal(number.doubleValue()) : value.toString();
    }
}
