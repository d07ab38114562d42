package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the lines of a text may be; messages name line, rule, value and remedy. */
class LineGrammarTests {

    @ParameterizedTest
    @MethodSource("all")
    void obeysItsOwnExample(LineGrammar grammar) {
        assertThat(grammar.broken(grammar.example())).isNull();
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesAnEmptyLineInTheMiddleAndABlankText(LineGrammar grammar) {
        assertThat(grammar.broken(grammar.example() + "\n\n" + grammar.example()))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            criteria; error_rate <= 0.02
            criteria; latency.p95 < -1.5
            risks; a | critical | b
            dependencies; feature-store | ready
            steps; 5% | 30s
            steps; 100% | 10m
            windows; 2026-11-21T10:00+01:00 / 2026-11-21T10:00Z
            conditions; say so | qa-lead | before-closure
            controls; a person reads each answer | qa-lead | 2026-11-21
            links; https://a.example
            instant; 2026-11-21T10:00:30+05:30
            duration; 2d
            ticket; CHG-1
            ticket; https://tracker.example/CHG-1
            """)
    void accepts(String grammar, String line) {
        assertThat(named(grammar).broken(line)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            criteria; error_rate <= few
            criteria; error_rate ~= 1
            criteria; Error <= 1
            criteria; error_rate<=1
            criteria; error_rate <= 1 %
            risks; a | huge | b
            risks; a | low
            risks; a | low | b | c
            risks;  | low | b
            contacts; nobody
            contacts; a |
            dependencies; a
            digests; model sha256:12
            digests; sha256:0000000000000000000000000000000000000000000000000000000000000000
            steps; 0% | 30s
            steps; 101% | 30s
            steps; 5 | 30s
            steps; 5% | PT0S
            steps; 5% | -PT5S
            steps; 5% | soon
            windows; 2026-11-21T12:00Z/2026-11-21T10:00Z
            windows; 2026-11-21T12:00/2026-11-21T14:00
            windows; 2026-11-21T12:00Z
            conditions; say so | nobody | before-start
            conditions; say so | auditor | before-start
            conditions; say so | qa-lead | later
            controls; a person reads each answer | nobody | 2026-11-21
            controls; a person reads each answer | auditor | 2026-11-21
            controls; a person reads each answer | qa-lead | 2026-02-30
            controls; a person reads each answer | qa-lead
            links; http://a.example
            links; javascript:alert(1)
            instant; 2026-11-21T10:00
            instant; 2026-02-30T10:00Z
            ticket; chg-1
            ticket; CHG
            """)
    void refuses(String grammar, String line) {
        assertThat(named(grammar).broken(line)).contains("found '", "write for example '");
    }

    @Test
    void namesTheLineTheRuleTheValueAndTheRemedy() {
        assertThat(named("dependencies").broken("a | 1\n\tb  "))
                .isEqualTo(
                        "line 2 must be 'name | version or state', found 'b'; write for example 'feature-store | 3.2'");
    }

    @Test
    void limitsTheLengthOfALine() {
        assertThat(named("lines").broken("x".repeat(300))).isNull();
        assertThat(named("lines").broken("x".repeat(301))).contains("line 1", "at most 300", "found 301");
    }

    @Test
    void answersAnyTextQuickly() {
        String nasty = "a|".repeat(100) + "%".repeat(50);
        assertThat(all().map(grammar -> grammar.broken(nasty)))
                .hasSize(LineGrammar.names().size());
    }

    static Stream<LineGrammar> all() {
        return LineGrammar.names().stream().map(LineGrammarTests::named);
    }

    private static LineGrammar named(String name) {
        return LineGrammar.named(name).orElseThrow();
    }
}
