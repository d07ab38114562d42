package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The traffic steps of a rollout, as a person writes them. */
class PercentagesTests {

    private final LineGrammar percentages = LineGrammar.named("percentages").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"5, 25, 50", "1", "5,99"})
    void takesRisingShares(String text) {
        assertThat(percentages.broken(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"25, 5", "5, 5", "0, 5", "50, 100", "5 25", "5,", "5 %", "", "05"})
    void refusesAnythingElse(String text) {
        assertThat(percentages.broken(text)).contains("each greater than the one before", "5, 25, 50");
    }
}
