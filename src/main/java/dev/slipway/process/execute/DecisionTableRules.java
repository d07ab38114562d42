package dev.slipway.process.execute;

import dev.slipway.gate.Denial;
import dev.slipway.gate.GateFacts;
import dev.slipway.gate.GatePoint;
import dev.slipway.gate.GateRules;
import dev.slipway.process.Decisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.jspecify.annotations.Nullable;

/** The rules of the gate as one deployed version of the table deployment-gate states them. */
class DecisionTableRules implements GateRules {

    static final String TABLE = "deployment-gate";

    private final Decisions decisions;
    private final DecisionDefinition table;

    DecisionTableRules(Decisions decisions, DecisionDefinition table) {
        this.decisions = decisions;
        this.table = table;
    }

    @Override
    public List<Denial> denials(GatePoint point, GateFacts facts) {
        Map<String, @Nullable Object> inputs = new HashMap<>(facts.asMap());
        inputs.put("gatePoint", point.id());
        return decisions.evaluate(table, inputs).stream()
                .map(DecisionTableRules::denial)
                .toList();
    }

    @Override
    public String version() {
        return TABLE + ":" + table.getVersion();
    }

    private static Denial denial(Map<String, Object> row) {
        return new Denial(
                text(row, "code"), text(row, "message"), text(row, "control"), text(row, "owner"), text(row, "remedy"));
    }

    private static String text(Map<String, Object> row, String output) {
        return String.valueOf(row.get(output));
    }
}
