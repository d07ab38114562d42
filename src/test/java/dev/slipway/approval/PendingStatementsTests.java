package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The nonce of a statement is good once, whoever is faster. */
class PendingStatementsTests {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @Test
    void oneOfManyAtTheSameMomentUsesIt() {
        JdbcTemplate jdbc = new JdbcTemplate(database());
        ReleaseId release = new Releases(jdbc, Clock.fixed(NOW, ZoneOffset.UTC)).open("none", "0", "none", "ci");
        PendingStatements pending = new PendingStatements(jdbc);
        PendingStatement statement = new PendingStatement(
                "0".repeat(32),
                "task",
                release,
                1,
                "qa-lead",
                "qa-lead",
                new byte[] {'{', '}'},
                NOW,
                NOW.plusSeconds(600));
        pending.add(statement);

        List<Boolean> used = IntStream.range(0, 8)
                .parallel()
                .mapToObj(at -> pending.use(statement.id(), NOW))
                .toList();
        assertThat(used).containsOnlyOnce(true);
        assertThat(pending.use("f".repeat(32), NOW))
                .as("one that was never made")
                .isFalse();
    }

    @Test
    void aStatementIsGoodUpToTheMomentInWhichItExpires() {
        PendingStatement statement = new PendingStatement(
                "0".repeat(32), "task", ReleaseId.parse("none~0~none~1"), 1, "r", "p", new byte[0], NOW, NOW);
        assertThat(statement.expiredAt(NOW.minusMillis(1))).isFalse();
        assertThat(statement.expiredAt(NOW)).isTrue();
    }

    private static DriverManagerDataSource database() {
        DriverManagerDataSource database =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V2__release.sql"),
                        new ClassPathResource("db/migration/V36__approval_statement.sql"))
                .execute(database);
        return database;
    }
}
