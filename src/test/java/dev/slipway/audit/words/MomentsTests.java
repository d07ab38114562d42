package dev.slipway.audit.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an auditor reads of time. */
class MomentsTests {

    private static final Instant MOMENT = Instant.parse("2026-11-26T07:41:03.250Z");

    @Test
    void momentsAreToldInUtc() {
        assertThat(Moments.exact(MOMENT)).isEqualTo("26 Nov 2026, 07:41:03 UTC");
        assertThat(Moments.minute(MOMENT)).isEqualTo("26 Nov 2026, 07:41 UTC");
        assertThat(Moments.brief(MOMENT)).isEqualTo("26 Nov 2026, 07:41");
        assertThat(Moments.day(MOMENT)).isEqualTo("Thursday, 26 November 2026");
        assertThat(Moments.clock(MOMENT)).isEqualTo("07:41:03");
    }

    @Test
    void momentsOfEntriesAreReadWithOrWithoutSeconds() {
        assertThat(Moments.read("2026-11-26T07:41Z")).contains(Instant.parse("2026-11-26T07:41:00Z"));
        assertThat(Moments.read("2026-11-26T08:41:03.25+01:00")).contains(MOMENT);
        assertThat(Moments.read("tomorrow")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.3S, 0.3 s",
        "PT0.014S, 0.014 s",
        "PT59.999S, 59.999 s",
        "PT3M, 3 min",
        "PT3M20S, 3 min 20 s",
        "PT5H, 5 h",
        "PT5H12M40S, 5 h 12 min",
        "PT24H, 1 day",
        "PT51H10M, 2 days 3 h"
    })
    void stretchesOfTimeAreToldInTwoUnits(Duration duration, String words) {
        assertThat(Moments.lasting(duration)).isEqualTo(words);
        assertThat(Moments.between(MOMENT, MOMENT.plus(duration))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT-5M, 0 min", "PT3M59S, 3 min", "PT5H30M, 5 h", "PT47H, 47 h", "P12DT5H, 12 days"})
    void howLongAgoIsToldInOneUnit(Duration ago, String words) {
        assertThat(Moments.since(MOMENT.minus(ago), MOMENT)).isEqualTo(words);
    }
}
