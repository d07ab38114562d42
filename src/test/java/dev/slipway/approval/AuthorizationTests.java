package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ReleaseId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Until when an authorization lasts. */
class AuthorizationTests {

    private static final Instant FIRST = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void itExpiresToTheSecond() {
        Authorization authorization = new Authorization(
                "a",
                ReleaseId.parse("credit-scoring~1.1.0~production~1"),
                1,
                "sha256:1",
                "sha256:2",
                "sha256:3",
                "none",
                Set.of("system-owner"),
                FIRST,
                FIRST.plus(Duration.ofDays(7)),
                FIRST,
                FIRST.plus(Duration.ofHours(48)),
                true,
                FIRST);

        assertThat(authorization.validAt(FIRST.plus(Duration.ofHours(48)).minusSeconds(1)))
                .isTrue();
        assertThat(authorization.validAt(FIRST.plus(Duration.ofHours(48)))).isFalse();
    }
}
