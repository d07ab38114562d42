package dev.slipway.process.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.process.FormTime;
import dev.slipway.release.ReleaseAttempt;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which dates are near, at a moment that the test names. */
@SlipwayTest
class DueSoonTests {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    @Autowired
    private DueSoon due;

    @Autowired
    private Releases releases;

    @Autowired
    private Authorizations authorizations;

    @Autowired
    private JdbcTemplate jdbc;

    private ReleaseId release = new ReleaseId("due-probe", "1.0.0", "production", 1);

    @BeforeEach
    void open() {
        release = releases.open("due-probe", "1.0.0", "production", "deployment-manager");
    }

    @AfterEach
    void end() {
        releases.end(release, "ended");
    }

    @Test
    void aWindowIsNearWithinADay() {
        assertThat(dates(card(hours(-1), hours(23), "approve-deployment"))).containsExactly("Window ends");
        assertThat(dates(card(hours(2), hours(25), "approve-deployment"))).containsExactly("Window begins");
        assertThat(dates(card(hours(25), hours(30), "approve-deployment"))).isEmpty();
        assertThat(dates(card(hours(-5), hours(-1), "approve-deployment"))).isEmpty();
    }

    @Test
    void whatIsLiveNeedsNoWindow() {
        assertThat(dates(card(hours(-1), hours(3), "operate-and-monitor"))).isEmpty();
    }

    @Test
    void aWindowThatIsNoTimeIsNoDate() {
        assertThat(dates(card("tomorrow", "", "plan-deployment"))).isEmpty();
    }

    @Test
    void anAuthorizationIsNearBeforeAndAfterItExpires() {
        ReleaseCard card = card("", "", "execute-deployment");
        authorize(1, NOW.plus(Duration.ofHours(30)));
        assertThat(dates(card)).isEmpty();
        authorize(2, NOW.plus(Duration.ofHours(3)));
        assertThat(dates(card)).containsExactly("Authorization expires");
        authorize(3, NOW);
        assertThat(dates(card)).containsExactly("Authorization has expired");
    }

    @Test
    void theNextDrillOfEachLiveSystemIsADate() {
        assertThat(due.of(List.of(), List.of(), NOW))
                .filteredOn(item -> item.what().equals("Next rollback drill"))
                .filteredOn(item -> item.subject().equals("credit-scoring in production"))
                .singleElement()
                .satisfies(item -> assertThat(item.who()).isEqualTo("Technical Owner"));
    }

    @Test
    void whatAnUrgentReleaseOwesIsThereUntilItIsSettled() {
        jdbc.update(
                "insert into exception_item (slug, item_number, system, kind, title, owner_role, due_at)"
                        + " values (?, 1, 'due-probe', 'COMPENSATING_CONTROL', 'Check by hand', 'qa-lead', ?)",
                release.slug(),
                Timestamp.from(NOW.minus(Duration.ofDays(1))));
        assertThat(due.of(List.of(), List.of(), NOW)).anySatisfy(item -> {
            assertThat(item.what()).isEqualTo("Follow-up, compensating control: Check by hand");
            assertThat(item.subject()).isEqualTo("due-probe 1.0.0 to production");
            assertThat(item.who()).isEqualTo("QA Lead");
            assertThat(new TimeWords(NOW).isPast(item.at())).isTrue();
        });
        jdbc.update("update exception_item set settled_at = ? where slug = ?", Timestamp.from(NOW), release.slug());
        assertThat(due.of(List.of(), List.of(), NOW))
                .noneMatch(item -> item.what().contains("Check by hand"));
    }

    /** What is said of this release; dates of others may stand beside. */
    private List<String> dates(ReleaseCard card) {
        return due.of(List.of(card), List.of(), NOW).stream()
                .filter(item -> StartPage.link(release.slug()).equals(item.link()))
                .map(DueItem::what)
                .toList();
    }

    private ReleaseCard card(String start, String end, String phase) {
        return new ReleaseCard(
                new ReleaseAttempt(release, "deployment-manager", NOW, null, null),
                Map.of("windowStart", start, "windowEnd", end),
                new Progress(List.of(new MainLine.Phase(phase, phase)), 0),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of());
    }

    private void authorize(int round, Instant expires) {
        authorizations.issue(new Authorization(
                release.slug() + round,
                release,
                round,
                "digest",
                "digest",
                "digest",
                "none",
                Set.of("qa-lead"),
                NOW,
                NOW.plus(1, ChronoUnit.DAYS),
                NOW,
                expires,
                false,
                NOW));
    }

    private static String hours(int from) {
        return FormTime.format(NOW.plus(Duration.ofHours(from)).atOffset(ZoneOffset.UTC));
    }
}
