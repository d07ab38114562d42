package dev.slipway.process.execute;

import dev.slipway.gate.GatePoint;
import dev.slipway.process.Fact;
import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What may follow a denial of the gate: everything while production is untouched, afterwards only again or back. */
@Component
class DenialRules implements ReleaseRules {

    static final String RESOLVE = "Activity_ResolveGateDenial";
    static final String AT_START = "denialAtStart";

    private static final String UNDER_WAY = "denialUnderWay";
    private static final Set<String> STARTING = Set.of("again", "reapprove", "replan", "end");
    private static final Set<String> ROLLING_OUT = Set.of("again", "rollBack");

    @Override
    public void check(Completion completion) {
        if (completion.isOf(RESOLVE)) {
            boolean starting = completion.text(Fact.GATE_POINT.variable()).equals(GatePoint.START.id());
            require(completion, starting ? AT_START : UNDER_WAY, starting ? STARTING : ROLLING_OUT);
            requireNone(completion, starting ? UNDER_WAY : AT_START);
        }
    }

    private static void require(Completion completion, String field, Set<String> allowed) {
        if (!allowed.contains(completion.text(field))) {
            throw completion.refusal("at " + point(completion) + " '" + completion.label(field) + "' must be one of "
                    + allowed.stream().sorted().toList() + ", found '" + completion.text(field)
                    + "'; choose from the list.");
        }
    }

    private static void requireNone(Completion completion, String field) {
        if (!completion.text(field).isEmpty()) {
            throw completion.refusal("'" + completion.label(field) + "' does not apply at " + point(completion)
                    + ", found '" + completion.text(field) + "'; leave it out.");
        }
    }

    private static String point(Completion completion) {
        return "the point '" + completion.text(Fact.GATE_POINT.variable()) + "'";
    }
}
