package dev.slipway.audit.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import dev.slipway.access.Reviewer;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.ledger.AnchoredLedger;
import dev.slipway.ledger.Continuity;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.LedgerReadOnly;
import dev.slipway.process.record.KnownPeople;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** A link opens until its end and until it is revoked, on every node, and each step of it is in the ledger. */
@Tag("postgres")
class ReviewDeskTests {

    private static final String RELEASE = "credit-scoring~1.1.0~production~1";
    private static final String OTHER = "credit-scoring~1.2.0~production~1";

    private final IndexedLedger database = new IndexedLedger(TestDatabase.fresh(), jdbc -> List.of());
    private final Continuity continuity = new Continuity(database.database(), List::of, List::of);
    private Instant now = Instant.parse("2026-11-26T08:10:00Z");
    private int secrets;
    private ReviewDesk desk = node();

    @BeforeEach
    void makeTheTables() {
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/V54__reviewer_links.sql"))
                .execute(database.database());
        desk = node();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whoeverOpensALinkReadsTheChosenReleases() {
        String secret = desk.open(made().token()).orElseThrow();
        assertThat(desk.reviewer(secret)).get().extracting(Reviewer::releases).isEqualTo(Set.of(RELEASE));
        assertThat(types()).containsExactly("ReviewerLinkMade", "ReviewerLinkOpened");
    }

    @Test
    void nothingOpensAfterTheEndAndAReviewUnderWayIsOver() {
        String token = made().token();
        now = now.plus(Duration.ofHours(47));
        String secret = desk.open(token).orElseThrow();
        now = now.plus(Duration.ofMinutes(59));
        assertThat(desk.reviewer(secret)).isPresent();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(desk.reviewer(secret)).isEmpty();
        assertThat(desk.open(token)).isEmpty();
        assertThat(newest().content().payload()).containsEntry("cause", "ended");
    }

    @Test
    void aReviewEndsAfterTwelveHoursAndTheLinkOpensAgain() {
        String token = made().token();
        String secret = desk.open(token).orElseThrow();
        now = now.plus(ReviewDesk.REVIEW);
        assertThat(desk.reviewer(secret)).isEmpty();
        assertThat(desk.reviewer(desk.open(token).orElseThrow())).isPresent();
    }

    @Test
    void aRevokedLinkIsClosedAtOnceOnEveryNode() {
        ReviewDesk.Made made = made();
        String secret = desk.open(made.token()).orElseThrow();
        ReviewDesk other = node();
        assertThat(other.reviewer(secret)).isPresent();
        other.revoke(made.link().id(), "The review is done.", "amara");
        assertThat(desk.reviewer(secret)).isEmpty();
        assertThat(other.reviewer(secret)).isEmpty();
        assertThat(desk.open(made.token())).isEmpty();
        assertThat(newest().content().payload()).containsEntry("cause", "revoked");
        assertThatThrownBy(() -> desk.revoke(made.link().id(), "Again.", "amara"))
                .isInstanceOf(LinkRefused.class);
        assertThatThrownBy(() -> desk.revoke("nothing", "Again.", "amara")).isInstanceOf(LinkRefused.class);
    }

    @Test
    void whoeverGuessesOpensNothingAndDoesNotFillTheLedger() {
        IntStream.range(0, 50)
                .forEach(guess -> assertThat((guess % 2 == 0 ? desk : node()).open("guess" + guess))
                        .isEmpty());
        assertThat(types()).containsExactly("ReviewerLinkRefused");
        now = now.plus(Duration.ofHours(1));
        assertThat(desk.open("")).isEmpty();
        assertThat(types()).hasSize(2);
    }

    @Test
    void noSecretIsKeptAndTheLedgerNamesNobody() {
        ReviewDesk.Made made = made();
        String secret = desk.open(made.token()).orElseThrow();
        desk.read(desk.reviewer(secret).orElseThrow(), RELEASE, "/audit/releases/" + RELEASE);
        desk.open(made.token() + "x");
        String all = Stream.of("reviewer_link", "reviewer_session", "ledger_entry")
                .flatMap(table -> database.jdbc().queryForList("select * from " + table).stream())
                .map(Object::toString)
                .reduce("", String::concat);
        String entries = entries().stream().map(Entry::text).reduce("", String::concat);
        assertThat(all).contains("sha256:").doesNotContain(made.token(), secret);
        assertThat(entries).doesNotContain(made.token(), secret, "Erika", "\"amara\"");
    }

    @Test
    void aPageLeavesOneEntryAnHourAndTheReleaseStaysAsItIs() {
        Reviewer reviewer =
                desk.reviewer(desk.open(made().token()).orElseThrow()).orElseThrow();
        desk.read(reviewer, RELEASE, "/audit/releases/" + RELEASE);
        node().read(reviewer, RELEASE, "/audit/releases/" + RELEASE);
        desk.read(reviewer, RELEASE, "/audit/releases/" + RELEASE + "/pack");
        assertThat(types()).filteredOn("ReviewerRead"::equals).hasSize(2);
        assertThat(newest().content().actor().id()).isEqualTo("reviewer-link:" + reviewer.link());
        now = now.plus(Duration.ofHours(1));
        desk.read(reviewer, RELEASE, "/audit/releases/" + RELEASE);
        assertThat(types()).filteredOn("ReviewerRead"::equals).hasSize(3);
        assertThat(database.ledger().entries(RELEASE)).isEmpty();
    }

    @Test
    void aLinkThatIsNotCompleteIsRefusedAndLeavesNothing() {
        Instant end = now.plus(Duration.ofDays(2));
        refused(new LinkRequest("", "why", List.of(RELEASE), end), "name of the reviewer");
        refused(new LinkRequest("Erika", null, List.of(RELEASE), end), "reason");
        refused(new LinkRequest("Erika", "why", List.of(), end), "found 0");
        refused(new LinkRequest("Erika", "why", null, end), "found 0");
        refused(
                new LinkRequest(
                        "Erika",
                        "why",
                        IntStream.range(1, 52)
                                .mapToObj(attempt -> "credit-scoring~1.1.0~production~" + attempt)
                                .toList(),
                        end),
                "found 51");
        refused(new LinkRequest("Erika", "why", List.of("../etc"), end), "'../etc' is no release");
        refused(
                new LinkRequest("Erika", "why", List.of(RELEASE, "nobody~1~x~1"), end),
                "there is no release 'nobody~1~x~1'");
        refused(new LinkRequest("Erika", "why", List.of(RELEASE), null), "no end");
        refused(new LinkRequest("Erika", "why", List.of(RELEASE), now), "after now");
        refused(
                new LinkRequest("Erika", "why", Collections.singletonList(RELEASE), now.plus(Duration.ofDays(91))),
                "within 90 days");
        assertThat(entries()).isEmpty();
        assertThat(desk.links()).isEmpty();
    }

    @Test
    void whileTheLedgerTakesNoEntryNothingIsMadeOpenedRevokedOrShown() throws Exception {
        ReviewDesk.Made made = made();
        Reviewer reviewer = desk.reviewer(desk.open(made.token()).orElseThrow()).orElseThrow();
        assertThat(shown(reviewer)).isEqualTo(200);
        int recorded = entries().size();

        continuity.objects("A witness", "It keeps more than is here.");
        assertThat(shown(reviewer)).isEqualTo(503);
        assertThatThrownBy(this::made).isInstanceOf(LedgerReadOnly.class);
        assertThatThrownBy(() -> desk.open(made.token())).isInstanceOf(LedgerReadOnly.class);
        assertThatThrownBy(() -> desk.revoke(made.link().id(), "The review is done.", "amara"))
                .isInstanceOf(LedgerReadOnly.class);
        assertThat(desk.open("guess")).isEmpty();

        assertThat(entries()).hasSize(recorded);
        assertThat(desk.links()).hasSize(1).allMatch(link -> link.revokedAt() == null);
        assertThat(database.jdbc().queryForObject("select count(*) from reviewer_session", Long.class))
                .isEqualTo(1);
    }

    /** The status of a page of the release for whoever reviews, 200 where nothing stood in the way. */
    private int shown(Reviewer reviewer) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/audit/releases/" + RELEASE);
        request.setUserPrincipal(new TestingAuthenticationToken(reviewer, null));
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("slug", RELEASE));
        MockHttpServletResponse response = new MockHttpServletResponse();
        HandlerMethod page = new HandlerMethod(new Object(), Object.class.getMethod("hashCode"));
        boolean goesOn = new ReviewerTrace(desk).preHandle(request, response, page);
        assertThat(goesOn).isEqualTo(response.getStatus() == 200);
        return response.getStatus();
    }

    private void refused(LinkRequest request, String reason) {
        assertThatThrownBy(() -> desk.make(request, "amara"))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining(reason);
    }

    private ReviewDesk.Made made() {
        return desk.make(
                new LinkRequest(
                        "Erika Example",
                        "The yearly review",
                        List.of(RELEASE, " " + RELEASE + " "),
                        now.plus(Duration.ofDays(2))),
                "amara");
    }

    /** A server of its own over the one database. */
    private ReviewDesk node() {
        InstantSource moments = () -> now;
        Clock clock = moments.withZone(ZoneOffset.UTC);
        return new ReviewDesk(
                new LinkTable(JdbcClient.create(database.database())),
                new ReviewEntries(KnownPeople.hiding(
                        new AnchoredLedger(
                                new JdbcLedger(new TransactionAwareDataSourceProxy(database.database()), clock),
                                continuity),
                        database.database())),
                List.of(RELEASE, OTHER)::contains,
                new TransactionTemplate(new DataSourceTransactionManager(database.database())),
                () -> "secret-number-" + ++secrets + "-of-this-test",
                Duration.ofDays(90),
                clock);
    }

    private Entry newest() {
        List<Entry> entries = entries();
        return entries.get(entries.size() - 1);
    }

    private List<String> types() {
        return entries().stream().map(entry -> entry.content().type()).toList();
    }

    private List<Entry> entries() {
        return database.ledger().entries(0, 100);
    }
}
