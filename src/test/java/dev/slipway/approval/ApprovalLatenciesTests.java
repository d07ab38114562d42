package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** From the opening of a round to the answer, by role. */
class ApprovalLatenciesTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final JdbcTemplate jdbc;
    private final Releases releases;

    ApprovalLatenciesTests() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = new JdbcTemplate(source);
        releases = new Releases(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void eachRoleHasItsOwnFigures() {
        answer("qa-lead", NOW.minus(Duration.ofDays(3)), Duration.ofHours(1));
        answer("qa-lead", NOW.minus(Duration.ofDays(2)), Duration.ofHours(5));
        answer("qa-lead", NOW.minus(Duration.ofDays(4)), Duration.ofHours(2));
        answer("system-owner", NOW.minus(Duration.ofDays(1)), Duration.ofMinutes(20));

        assertThat(new ApprovalLatencies(jdbc).since(NOW.minus(Duration.ofDays(90))))
                .containsExactly(
                        new ApprovalLatency("qa-lead", 3, Duration.ofHours(2), Duration.ofHours(5)),
                        new ApprovalLatency("system-owner", 1, Duration.ofMinutes(20), Duration.ofMinutes(20)));
    }

    @Test
    void whatIsLongAgoIsNotCounted() {
        answer("qa-lead", NOW.minus(Duration.ofDays(100)), Duration.ofHours(1));
        assertThat(new ApprovalLatencies(jdbc).since(NOW.minus(Duration.ofDays(90))))
                .isEmpty();
    }

    private void answer(String role, Instant opened, Duration waited) {
        ReleaseId release = releases.open("credit-scoring", "1.1.0", "production", "ci");
        new ApprovalRounds(jdbc).open(release, 1, opened);
        new Approvals(jdbc)
                .give(release, 1, new Approval(role, role, null, true, "yes", null, null, false, opened.plus(waited)));
    }
}
