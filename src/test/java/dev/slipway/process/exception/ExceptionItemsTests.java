package dev.slipway.process.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.slipway.process.exception.FollowUpItem.Kind;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** When something that an urgent release deferred stops the next one. */
class ExceptionItemsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final ExceptionItems items;
    private final ReleaseId release;

    ExceptionItemsTests() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(source).load().migrate();
        var jdbc = new JdbcTemplate(source);
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        items = new ExceptionItems(jdbc, clock);
        release = new Releases(jdbc, clock).open("credit-scoring", "1.0.1", "production", "release-manager");
    }

    @Test
    void nothingOwedIsNothingOverdue() {
        assertThat(items.anyOverdue("credit-scoring")).isFalse();
    }

    @Test
    void anItemIsOverdueFromItsDateOn() {
        keep(NOW.plusSeconds(1));
        assertThat(items.anyOverdue("credit-scoring")).isFalse();
        keep(2, NOW);
        assertThat(items.anyOverdue("credit-scoring")).isTrue();
        assertThat(items.anyOverdue("support-assistant")).isFalse();
    }

    @Test
    void aSettledItemIsOwedNoMore() {
        keep(NOW.minusSeconds(1));
        items.settle(release, 1, "qa-lead");
        assertThat(items.anyOverdue("credit-scoring")).isFalse();
        assertThat(items.unsettled(release)).isEmpty();
    }

    @Test
    void anItemKeepsWhatItSays() {
        FollowUpItem item = keep(NOW);
        assertThat(items.unsettled(release)).containsExactly(new ExceptionItems.Numbered(1, item));
    }

    @Test
    void anItemNeedsATitleAndSomebodyWhoTakesTasks() {
        assertThatThrownBy(() -> new FollowUpItem(Kind.DEFERRED_CHECK, " ", Role.QA_LEAD, NOW))
                .hasMessageContaining("needs a title");
        assertThatThrownBy(() -> new FollowUpItem(Kind.DEFERRED_CHECK, "Look again", Role.AUDITOR, NOW))
                .hasMessageContaining("found 'Look again' for auditor");
    }

    @CanIgnoreReturnValue
    private FollowUpItem keep(Instant due) {
        return keep(1, due);
    }

    @CanIgnoreReturnValue
    private FollowUpItem keep(int number, Instant due) {
        var item = new FollowUpItem(Kind.COMPENSATING_CONTROL, "Two people | look", Role.OPERATIONS, due);
        items.keep(release, new ExceptionItems.Numbered(number, item));
        return item;
    }
}
