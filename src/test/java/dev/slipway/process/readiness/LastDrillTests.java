package dev.slipway.process.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ReleaseId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The age of the last drill, as the operations section shows it. */
class LastDrillTests {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);
    private static final ReleaseId RELEASE = ReleaseId.parse("credit-scoring~1.1.0~production~1");

    @Test
    void isCountedInDaysAndFilledIn() {
        LastDrill drill = new LastDrill(target -> Optional.of(Instant.parse("2026-11-14T09:00:00Z")), CLOCK);
        assertThat(drill.inWords(RELEASE)).isEqualTo("Last rollback drill **2026-11-14**, 12 days ago");
        assertThat(drill.evidence(RELEASE)).hasValue("Rollback drill of 2026-11-14");
    }

    @Test
    void isUnknownAndLeftToPeopleWhileNoneIsOnRecord() {
        LastDrill drill = new LastDrill(target -> Optional.empty(), CLOCK);
        assertThat(drill.inWords(RELEASE)).contains("unknown");
        assertThat(drill.evidence(RELEASE)).isEmpty();
    }
}
