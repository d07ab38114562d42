package dev.slipway.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Moments as people read them, at a clock that stands still. */
class TimeWordsTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T09:00:00Z"), ZoneOffset.UTC);

    private final TimeWords times = new TimeWords(CLOCK.instant());

    @ParameterizedTest
    @CsvSource({
        "PT0S, just now",
        "-PT59S, just now",
        "PT59S, in less than a minute",
        "-PT1M, 1 min ago",
        "-PT59M59S, 59 min ago",
        "-PT1H, 1 h ago",
        "-PT47H59M, 47 h ago",
        "-PT48H, 2 days ago",
        "-P80D, 80 days ago",
        "PT1M, in 1 min",
        "PT8H, in 8 h",
        "P3D, in 3 days"
    })
    void saysHowFarAwayAMomentIs(Duration distance, String words) {
        assertThat(times.relative(CLOCK.instant().plus(distance))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT30S, since just now",
        "PT5M, for 5 min",
        "PT26H, for 26 h",
        "P4D, for 4 days",
        "-PT5M, since just now"
    })
    void saysHowLongSomethingLasts(Duration lasted, String words) {
        assertThat(times.lasting(CLOCK.instant().minus(lasted))).isEqualTo(words);
    }

    @Test
    void saysTheExactMomentAsWell() {
        assertThat(times.exact(Instant.parse("2026-01-05T07:04:59Z"))).isEqualTo("5 Jan 2026, 07:04 UTC");
    }

    @Test
    void whatIsDueNowIsOverdue() {
        assertThat(times.isPast(CLOCK.instant())).isTrue();
        assertThat(times.isPast(CLOCK.instant().plusSeconds(1))).isFalse();
    }
}
