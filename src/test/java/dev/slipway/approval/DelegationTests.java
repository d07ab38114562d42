package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an entry of the authority matrix may say, and when it holds. */
class DelegationTests {

    private static final Instant FROM = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-03-08T08:00:00Z");

    @Test
    void holdsFromItsFirstMomentOnAndNotAtItsLast() {
        Delegation entry = entry("ann", "ben", FROM, UNTIL);

        assertThat(entry.standsAt(FROM.minusMillis(1))).isFalse();
        assertThat(entry.standsAt(FROM)).isTrue();
        assertThat(entry.standsAt(UNTIL.minusMillis(1))).isTrue();
        assertThat(entry.standsAt(UNTIL)).isFalse();
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("ann", "ann", FROM, UNTIL))
                .withMessageContaining("another person");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> entry("ann", "ben", UNTIL, UNTIL))
                .withMessageContaining("'from' must be before 'until'");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        entry("ann", "ben", FROM, FROM.plus(Delegation.LONGEST).plusSeconds(1)))
                .withMessageContaining("at most 90 days");
    }

    @Test
    void overlapsOnlyWithTheSamePeopleAtTheSameTime() {
        Delegation entry = entry("ann", "ben", FROM, UNTIL);

        assertThat(entry.overlaps(entry("ann", "ben", UNTIL.minusSeconds(1), UNTIL.plusSeconds(1))))
                .isTrue();
        assertThat(entry.overlaps(entry("ann", "ben", UNTIL, UNTIL.plusSeconds(1))))
                .isFalse();
        assertThat(entry.overlaps(entry("ann", "cem", FROM, UNTIL))).isFalse();
    }

    private static Delegation entry(String holder, String delegate, Instant from, Instant until) {
        return new Delegation("d", "system-owner", holder, delegate, from, until, "leave", null);
    }
}
