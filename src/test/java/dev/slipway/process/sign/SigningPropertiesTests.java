package dev.slipway.process.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** For whom the service key signs. */
class SigningPropertiesTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final SigningProperties PROPERTIES = new SigningProperties(
            true, Duration.ofMinutes(15), Duration.ofMinutes(10), Path.of("approval.p12"), "secret", null, "");

    @Test
    void aLoginWithinMinutesIsFresh() {
        assertThat(PROPERTIES.fresh(Optional.of(NOW.minus(Duration.ofMinutes(15))), NOW))
                .isTrue();
    }

    @Test
    void anOlderLoginAndOneAtAnUnknownTimeAreNot() {
        assertThat(PROPERTIES.fresh(
                        Optional.of(NOW.minus(Duration.ofMinutes(15)).minusMillis(1)), NOW))
                .isFalse();
        assertThat(PROPERTIES.fresh(Optional.empty(), NOW)).isFalse();
    }

    @Test
    void theSecretIsNotShown() {
        assertThat(PROPERTIES.toString()).doesNotContain("secret");
    }
}
