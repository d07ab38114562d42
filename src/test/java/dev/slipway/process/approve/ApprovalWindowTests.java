package dev.slipway.process.approve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A window from Saturday 10:00 to 18:00 for a rollout of two hours; approvals last 48 hours. */
class ApprovalWindowTests {

    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration ROLLOUT = Duration.ofHours(2);

    private final ApprovalWindow window = until(START.plus(Duration.ofHours(8)));

    @Test
    void opensWhenAnApprovalOutlastsTheLastMomentToBegin() {
        assertThat(window.opensAt()).isEqualTo(Instant.parse("2026-11-19T16:00:00Z"));
    }

    @Test
    void opensAtTheLatestWithTheWindow() {
        assertThat(until(START.plus(Duration.ofDays(5))).opensAt()).isEqualTo(START);
    }

    @Test
    void isTooLateWhenTheRolloutNoLongerFits() {
        assertThat(window.objection(Instant.parse("2026-11-21T16:00:00Z"))).isEmpty();
        assertThat(window.objection(Instant.parse("2026-11-21T16:00:01Z")))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("ends at 2026-11-21T18:00:00Z", "takes PT2H", "planned again with a later window"));
    }

    private static ApprovalWindow until(Instant end) {
        return new ApprovalWindow(START, end, ROLLOUT, Duration.ofHours(48));
    }
}
