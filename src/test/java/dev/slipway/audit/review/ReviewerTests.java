package dev.slipway.audit.review;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.audit.Hostile;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Somebody from outside reads the chosen releases over HTTP, and nothing else is open to them. */
@SlipwayTest
class ReviewerTests {

    private static final Pattern ADDRESS = Pattern.compile("/review/([A-Za-z0-9_-]{43})\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

    /** They begin and end a session. */
    private static final Set<String> SESSIONS =
            Set.of("POST /sign-in", "POST /sign-out", "POST /review", "POST /review/end");

    @LocalServerPort
    private int port;

    @Autowired
    private Releases releases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private ReleaseId chosen;
    private ReleaseId other;

    @BeforeEach
    void twoReleases() {
        chosen = release();
        other = release();
        log.start();
        root().addAppender(log);
    }

    private ReleaseId release() {
        ReleaseId release = releases.open("reviewed-system", "1.0.0", "production", "ci");
        NewEntry entry = NewEntry.of(
                "ReleaseRequested", release.slug(), Actor.service("slipway"), Map.of(), "reviewed:" + release.slug());
        new TransactionTemplate(transactions).executeWithoutResult(status -> ledger.append(List.of(entry)));
        return release;
    }

    @AfterEach
    void endThem() {
        root().detachAppender(log);
        releases.end(chosen, "ended");
        releases.end(other, "ended");
    }

    private static ch.qos.logback.classic.Logger root() {
        return (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void theChosenReleaseIsOpenAndNothingElseIs() {
        PagePerson reviewer = reviewer(made());
        assertThat(reviewer.get("/review").body())
                .contains(chosen.slug())
                .doesNotContain(other.slug(), "Sign in</a>", "/audit/records");
        assertThat(get(reviewer, "/audit/releases/" + chosen.slug())).isEqualTo(200);
        assertThat(get(reviewer, "/api/audit/releases/" + chosen.slug())).isEqualTo(200);
        HttpResponse<String> pack = reviewer.get("/api/audit/releases/" + chosen.slug() + "/pack");
        assertThat(pack.statusCode()).isEqualTo(200);
        assertThat(pack.body()).startsWith("PK");
        assertThat(Stream.of(
                                "/audit/releases/" + other.slug(),
                                "/audit/releases/" + other.slug() + "/timeline",
                                "/api/audit/releases/" + other.slug(),
                                "/api/audit/releases/" + other.slug() + "/pack",
                                "/audit",
                                "/audit/releases",
                                "/audit/releases.csv",
                                "/audit/running",
                                "/audit/records/blocks",
                                "/audit/reviewers",
                                "/audit/ledger",
                                "/audit/ledger/files/export?release=" + chosen.slug(),
                                "/api/audit/releases",
                                "/api/audit/reviewers",
                                "/api/ledger/people",
                                "/api/ledger/entries",
                                "/api/ledger/export?release=" + chosen.slug())
                        .map(path -> path + " " + get(reviewer, path)))
                .allMatch(answer -> answer.endsWith(" 403"));
        assertThat(Stream.of("/releases/" + chosen.slug(), "/keys", "/authority", "/procedure/raci")
                        .map(path -> reviewer.get(path)
                                .headers()
                                .firstValue("Location")
                                .orElse(path)))
                .allMatch(address -> address.startsWith("/sign-in") || address.contains("/sign-in?"));
        assertThat(get(reviewer, "/engine-rest/task")).isEqualTo(401);
    }

    @Test
    void everyLinkThatIsShownIsOpen() {
        PagePerson reviewer = reviewer(made());
        Set<String> seen = new TreeSet<>(Set.of("/review"));
        Deque<String> next = new ArrayDeque<>(seen);
        Map<String, Integer> closed = new TreeMap<>();
        while (!next.isEmpty()) {
            String path = next.remove();
            HttpResponse<String> page = reviewer.get(path);
            if (page.statusCode() != 200) {
                closed.put(path, page.statusCode());
            }
            LINK.matcher(page.body())
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .filter(address -> !address.startsWith("/assets/") && !address.equals("/"))
                    .filter(address -> !address.contains("make=") && seen.add(address))
                    .forEach(next::add);
        }
        assertThat(seen).hasSizeGreaterThan(8);
        assertThat(closed).isEmpty();
    }

    @Test
    void noRouteThatWritesIsOpenToAReviewer() {
        PagePerson reviewer = reviewer(made());
        long size = ledger.head().size();
        Map<String, Integer> answers = new TreeMap<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getMethodsCondition().getMethods().stream()
                        .filter(method -> method != RequestMethod.GET)
                        .flatMap(method -> mapping.getPatternValues().stream().map(path -> method + " " + path))
                        .filter(route -> !SESSIONS.contains(route))
                        .forEach(route -> answers.put(route, write(reviewer, route))));
        assertThat(answers).hasSizeGreaterThan(30);
        assertThat(answers)
                .allSatisfy((route, status) -> assertThat(status).as(route).isIn(302, 401, 403));
        assertThat(entriesSince(size))
                .as("what a release of another test still sends is no work of the reviewer's")
                .allMatch(entry -> entry.content().type().startsWith("Notice"));
    }

    private int write(PagePerson reviewer, String route) {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{slug}", chosen.slug())
                .replaceAll("\\{[a-z]+:([a-z]+)[^}]*}", "$1")
                .replaceAll("\\{[a-z]+}", "1");
        if (parts[0].equals("POST") && !path.startsWith("/api/")) {
            return reviewer.post(path, Map.of("reason", "because")).statusCode();
        }
        return reviewer.send(reviewer.request(path).method(parts[0], BodyPublishers.ofString("{}")))
                .statusCode();
    }

    @Test
    void theTokenIsChangedForACookieAndStaysNowhere() {
        long before = ledger.head().size();
        String token = made();
        PagePerson stranger = PagePerson.stranger(port);
        HttpResponse<String> offer = stranger.get("/review/" + token);
        assertThat(offer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(offer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(get(stranger, "/audit/releases/" + chosen.slug())).isEqualTo(302);
        assertThat(stranger.postWithoutToken("/review", Map.of("token", token)).statusCode())
                .isEqualTo(403);
        HttpResponse<String> opened = stranger.post("/review", Map.of("token", token));
        assertThat(opened.headers().firstValue("Location").orElse("")).endsWith("/review");
        String cookie = opened.headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("slipway-review="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain(token);
        assertThat(get(stranger, "/audit/releases/" + chosen.slug())).isEqualTo(200);
        assertThat(entriesSince(before))
                .isNotEmpty()
                .noneMatch(entry -> entry.text().contains(token));
        assertThat(log.list).noneMatch(event -> event.getFormattedMessage().contains(token));

        String wrong = "w".repeat(43);
        PagePerson guesser = PagePerson.stranger(port);
        HttpResponse<String> refused = guesser.post("/review", Map.of("token", wrong));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("This link opens nothing").doesNotContain(wrong);
        assertThat(guesser.get("/review/" + wrong).statusCode()).isEqualTo(offer.statusCode());
    }

    @Test
    void aRevokedLinkIsClosedWithTheNextRequestAndAnswersAsAWrongOne() {
        RestPerson administrator = administrator();
        String body = make(administrator, "Erika").body();
        String token = token(body);
        PagePerson reviewer = reviewer(token);
        assertThat(get(reviewer, "/audit/releases/" + chosen.slug())).isEqualTo(200);
        String id = body.replaceAll("(?s).*\"id\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        assertThat(administrator
                        .delete("/api/audit/reviewers/" + id + "?reason=done")
                        .statusCode())
                .isEqualTo(204);
        assertThat(get(reviewer, "/audit/releases/" + chosen.slug())).isEqualTo(403);
        assertThat(reviewer.post("/review", Map.of("token", token)).body()).contains("This link opens nothing");
        assertThat(administrator.get("/api/audit/reviewers").body())
                .contains(id, "\"revokedBy\":\"audit-administrator\"")
                .doesNotContain(token);
    }

    @Test
    void eachAccessIsInTheLedgerUnderTheLinkAndThatOfAnAuditorUnderThePerson() {
        PagePerson reviewer = reviewer(made());
        long before = ledger.head().size();
        reviewer.get("/audit/releases/" + chosen.slug());
        reviewer.get("/audit/releases/" + chosen.slug() + "/timeline");
        RestPerson.of(port, "auditor").get("/api/audit/releases/" + chosen.slug());
        PagePerson.of(port, "auditor").get("/audit/releases/" + chosen.slug());
        assertThat(entriesSince(before))
                .filteredOn(entry -> entry.content().subject().equals("reading:" + chosen.slug()))
                .extracting(entry -> entry.content().type())
                .containsExactly("ReviewerRead", "ReviewerRead", "RecordRead");
        assertThat(ledger.entries(chosen.slug())).hasSize(1);
    }

    @Test
    void linksAreMadeByAdministratorsOfTheAuditOnlyAndWhatTheyTypeStaysText() {
        for (String person : List.of("auditor", "admin", "compliance-officer", "ci")) {
            assertThat(make(RestPerson.of(port, person), "Erika").statusCode())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(PagePerson.of(port, "auditor").get("/audit/reviewers").body())
                .doesNotContain("Make the link");
        PagePerson administrator = PagePerson.of(port, "audit-administrator");
        Map<String, String> typed = Map.of(
                "reviewer", Hostile.ALL.substring(0, Math.min(200, Hostile.ALL.length())),
                "reason", Hostile.ALL,
                "releases", chosen.slug(),
                "ends", LocalDate.now(ZoneOffset.UTC).plusDays(3).toString());
        assertThat(administrator.postWithoutToken("/audit/reviewers", typed).statusCode())
                .isEqualTo(403);
        HttpResponse<String> page = administrator.post("/audit/reviewers", typed);
        assertThat(page.statusCode()).isEqualTo(200);
        Hostile.assertNothingAlive(page.body());
        assertThat(page.body()).contains("&lt;script&gt;alert(1)");
        assertThat(get(reviewer(token(page.body())), "/audit/releases/" + chosen.slug()))
                .isEqualTo(200);
        assertThat(administrator.get("/audit/reviewers").body()).doesNotContain(token(page.body()));
        HttpResponse<String> refused = administrator.post("/audit/reviewers", Map.of("reviewer", "<b>Erika"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The link is refused", "&lt;b&gt;Erika");
    }

    private static int get(PagePerson person, String path) {
        return person.get(path).statusCode();
    }

    private String made() {
        HttpResponse<String> answer = make(administrator(), "Erika");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return token(answer.body());
    }

    private RestPerson administrator() {
        return RestPerson.of(port, "audit-administrator");
    }

    private HttpResponse<String> make(RestPerson person, String reviewer) {
        return person.post(
                "/api/audit/reviewers",
                "{\"reviewer\": \"%s\", \"reason\": \"The yearly review\", \"releases\": [\"%s\"], \"ends\": \"%s\"}"
                        .formatted(reviewer, chosen.slug(), Instant.now().plus(2, ChronoUnit.DAYS)));
    }

    private static String token(String body) {
        Matcher address = ADDRESS.matcher(body);
        assertThat(address.find()).as(body).isTrue();
        return address.group(1);
    }

    private PagePerson reviewer(String token) {
        PagePerson person = PagePerson.stranger(port);
        assertThat(person.post("/review", Map.of("token", token)).statusCode()).isEqualTo(302);
        return person;
    }

    private List<Entry> entriesSince(long sequence) {
        return ledger.entries(sequence, 2000);
    }
}
