package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class MaintenanceWindowTests {

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T08:00:00Z, 2026-11-23T16:00:00Z, true",
        "2026-11-23T07:59:59Z, 2026-11-23T09:00:00Z, false",
        "2026-11-23T15:00:00Z, 2026-11-23T16:00:01Z, false",
        "2026-11-23T15:00:00Z, 2026-11-24T09:00:00Z, false",
        "2026-11-27T09:00:00Z, 2026-11-27T10:00:00Z, false",
        "2026-11-23T10:00:00Z, 2026-11-23T09:00:00Z, false"
    })
    void productionIsOpenInWorkingHoursUnlessSetOtherwise(Instant start, Instant end, boolean open) {
        assertThat(policy(Map.of()).open("production", start, end)).isEqualTo(open);
    }

    @Test
    void aWindowMayPassMidnight() {
        ReleasePolicy policy = policy(Map.of(
                "slipway.policy.environments.night.windows[0].days", "SUNDAY",
                "slipway.policy.environments.night.windows[0].from", "22:00",
                "slipway.policy.environments.night.windows[0].to", "04:00",
                "slipway.policy.environments.night.windows[0].zone", "Europe/Berlin"));

        assertThat(policy.open("night", Instant.parse("2026-11-22T23:30:00Z"), Instant.parse("2026-11-23T03:00:00Z")))
                .isTrue();
        assertThat(policy.open("night", Instant.parse("2026-11-22T23:30:00Z"), Instant.parse("2026-11-23T03:00:01Z")))
                .isFalse();
        assertThat(policy.knows("production")).isFalse();
    }

    @Test
    void nothingIsOpenWhereNothingIsKnown() {
        Instant now = Instant.parse("2026-11-23T09:00:00Z");

        assertThat(policy(Map.of()).open("elsewhere", now, now)).isFalse();
    }

    @Test
    void theCautiousHouseWaitsLonger() {
        ReleasePolicy policy = policy(Map.of());

        assertThat(policy.monitoring().of(RiskTier.HIGH)).hasHours(72);
        assertThat(policy.monitoring().of(RiskTier.MINIMAL)).hasHours(24);
        assertThat(policy.observation()).hasMinutes(30);
        assertThat(policy.canarySteps()).containsExactly(5, 25, 50);
    }

    private static ReleasePolicy policy(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("slipway.policy", ReleasePolicy.class);
    }
}
