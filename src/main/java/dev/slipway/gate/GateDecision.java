package dev.slipway.gate;

import java.util.List;
import java.util.stream.Collectors;

/** Answer of the gate; open only when every set of rules was evaluated and none denied. */
public record GateDecision(GatePoint point, List<Denial> denials, String rulesVersion) {

    public GateDecision {
        denials = List.copyOf(denials);
    }

    public boolean allowed() {
        return denials.isEmpty();
    }

    /** One paragraph a denial, as people read it on the form. */
    public String inWords() {
        return denials.stream()
                .map(denial -> "**" + denial.code() + "** " + denial.message() + " _Control: " + denial.control()
                        + ". To be remedied by " + denial.owner() + ": " + denial.remedy() + "_")
                .collect(Collectors.joining("\n\n"));
    }
}
