package dev.slipway.gate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks every set of rules; any of them denies. */
public final class Gate {

    private static final Denial UNKNOWN = new Denial(
            "RULES_NOT_EVALUATED",
            "The rules of the gate could not be evaluated.",
            "QMS-009",
            "process-owner",
            "Repair the decision table deployment-gate, deploy the whole set again, then ask once more.");

    private final List<GateRules> rules;

    public Gate(List<GateRules> rules) {
        this.rules = List.copyOf(rules);
    }

    public GateDecision decide(GatePoint point, GateFacts facts) {
        Set<Denial> denials = new LinkedHashSet<>();
        if (rules.isEmpty()) {
            denials.add(UNKNOWN);
        }
        rules.forEach(set -> denials.addAll(evaluate(set, point, facts)));
        return new GateDecision(point, new ArrayList<>(denials), versions());
    }

    private static List<Denial> evaluate(GateRules rules, GatePoint point, GateFacts facts) {
        try {
            return rules.denials(point, facts);
        } catch (RuntimeException broken) {
            return List.of(UNKNOWN);
        }
    }

    private String versions() {
        return rules.stream().map(GateRules::version).distinct().collect(Collectors.joining(", "));
    }
}
