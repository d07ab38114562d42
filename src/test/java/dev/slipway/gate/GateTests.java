package dev.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GateTests {

    private static final GateFacts FACTS =
            GateFacts.collect().fact("stagingPassed", () -> true).build();

    @Test
    void opensWhenEverySetOfRulesWasAskedAndNoneDenies() {
        assertThat(decide(rules("1"), rules("2")).allowed()).isTrue();
    }

    @Test
    void eitherSetOfRulesDenies() {
        GateDecision decision = decide(rules("1"), rules("2", denial("OUTSIDE_WINDOW")));
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.denials()).extracting(Denial::code).containsExactly("OUTSIDE_WINDOW");
        assertThat(decision.rulesVersion()).isEqualTo("1, 2");
    }

    @Test
    void theSameDenialOfBothSetsIsSaidOnce() {
        assertThat(decide(rules("1", denial("A")), rules("2", denial("A"))).denials())
                .hasSize(1);
    }

    @Test
    void rulesThatCannotBeEvaluatedDeny() {
        GateRules broken = new GateRules() {
            @Override
            public List<Denial> denials(GatePoint point, GateFacts facts) {
                throw new IllegalStateException("no such table");
            }

            @Override
            public String version() {
                return "broken";
            }
        };
        assertThat(decide(rules("1"), broken).denials())
                .extracting(Denial::code)
                .containsExactly("RULES_NOT_EVALUATED");
    }

    @Test
    void withoutRulesTheGateStaysShut() {
        assertThat(decide().allowed()).isFalse();
    }

    @Test
    void aFactWhoseSourceFailsIsUnknownAndStaysInTheRecord() {
        GateFacts facts = GateFacts.collect()
                .fact("ledgerVerifies", () -> {
                    throw new IllegalStateException("the database is away");
                })
                .build();
        assertThat(facts.asMap()).containsEntry("ledgerVerifies", null);
    }

    private static GateDecision decide(GateRules... rules) {
        return new Gate(List.of(rules)).decide(GatePoint.START, FACTS);
    }

    private static Denial denial(String code) {
        return new Denial(code, "message", "QMS-009", "operations", "remedy");
    }

    private static GateRules rules(String version, Denial... denials) {
        return new GateRules() {
            @Override
            public List<Denial> denials(GatePoint point, GateFacts facts) {
                return List.of(denials);
            }

            @Override
            public String version() {
                return version;
            }
        };
    }
}
