package dev.slipway.audit.releases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.audit.mining.OcelLog;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.Digests;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What auditors are shown of the releases in the ledger, as pages and for their tools. */
@SlipwayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPagesTests {

    private static final String SYSTEM = "audited-system";
    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'[[7*7]]${7*7}";

    private static final String OLD = "1.0.0 " + Digests.of("old");
    private static final String NEW = "2.0.0 " + Digests.of("new");

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    private final Stories live = Stories.of(SYSTEM, "2.0.0");
    private final Stories blocked = Stories.of(SYSTEM, "3.0.0");
    private PagePerson auditor;
    private RestPerson tool;

    @BeforeAll
    void recordReleases() {
        append(
                live.started("=minor" + MARKUP),
                live.requested("release-manager"),
                live.tier("high"),
                live.entry(
                        "EvidenceFrozen",
                        Map.of(
                                "components",
                                List.of(Map.of(
                                        "type",
                                        "model",
                                        "name",
                                        "scorecard" + MARKUP,
                                        "version",
                                        "2",
                                        "digest",
                                        Digests.of("model")))),
                        Digests.of("bundle"),
                        Digests.of("new")),
                live.approved("qa-lead", "qa-lead", "system-owner"),
                live.entry(
                        "DeploymentAuthorized",
                        Map.of("id", live.slug() + "~round-1", "envelope", Digests.of("envelope")),
                        Digests.of("new"),
                        Digests.of("configuration"),
                        Digests.of("bundle"),
                        Digests.of("envelope")),
                live.observed("TrafficShifted", OLD, NEW, 20),
                live.observed("ReleasePromoted", NEW, "off", 0),
                live.closed("success"));
        append(blocked.started("major"), blocked.requested("release-manager"), blocked.tier("high"));
        append(blocked.blocked("because of " + MARKUP));
        auditor = PagePerson.of(port, "auditor");
        tool = RestPerson.of(port, "auditor");
    }

    @Test
    void theListShowsWhoAndWhatAndWhereItEnded() {
        String page = page("/audit/releases?system=" + SYSTEM);
        assertThat(page)
                .contains("2 releases match.")
                .contains("href=\"/audit/releases/" + live.slug() + "\"")
                .contains("by release-manager")
                .contains("qa-lead (qa-lead, on behalf of system-owner)")
                .contains(">Live<")
                .contains("1 open");
        assertThat(page("/audit/releases?system=" + SYSTEM + "&findings=open"))
                .contains("One release matches.", blocked.slug())
                .doesNotContain(live.slug());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/audit", "/audit/releases?system=" + SYSTEM, "/audit/running?system=" + SYSTEM, "/audit/ledger"
            })
    void whatPeopleTypedStaysText(String path) {
        assertThat(page(path)).doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void whatIsTypedIntoASearchStaysTextAndABadSearchIsRefusedInWords() {
        String typed = URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);
        assertThat(page("/audit/releases?q=" + typed))
                .contains("No release matches.")
                .doesNotContain("<script>alert");
        for (String path : List.of("/audit/releases?from=" + typed, "/audit/running?system=x&at=" + typed)) {
            HttpResponse<String> answer = auditor.get(path);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("Search refused", "Correct it or leave it out")
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void aToolReadsTheSame() throws IOException {
        JsonNode list = json("/api/audit/releases?system=" + SYSTEM + "&outcome=success")
                .path("list");
        JsonNode row = list.path("releases").path(0);
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(row.path("slug").asText()).isEqualTo(live.slug());
        assertThat(row.path("riskTier").asText()).isEqualTo("high");
        assertThat(row.path("approvers").path(0).asText()).startsWith("qa-lead (qa-lead");
        HttpResponse<String> refused = tool.get("/api/audit/releases?sort=colour");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("'sort' must be one of requested");
        assertThat(json("/api/audit").path("overview").path("openFindings").asInt())
                .isPositive();
    }

    @Test
    void theFileForASpreadsheetHoldsNoFormula() {
        HttpResponse<String> file = tool.get("/api/audit/releases.csv?system=" + SYSTEM);
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        String[] lines = file.body().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("\"slug\",\"system\"");
        assertThat(file.body()).contains("\"'=minor<script>").doesNotContain(",\"=");
        assertThat(page("/audit/releases.csv?system=" + SYSTEM)).isEqualTo(file.body());
    }

    @Test
    void whatWasRunningIsShownWithItsPartsAndItsRight() throws IOException {
        assertThat(page("/audit/running?system=" + SYSTEM))
                .contains("audited-system in production")
                .contains("answered", "all requests", "[[7*7]]${7*7}")
                .contains(Digests.of("model"), Digests.of("configuration"), Digests.of("bundle"))
                .contains(live.slug() + "~round-1");
        JsonNode place = json("/api/audit/running?system=" + SYSTEM + "&environment=production")
                .path("running")
                .path("places")
                .path(0);
        assertThat(place.path("running").path("stable").path("version").asText())
                .isEqualTo("2.0.0");
        assertThat(page("/audit/running?system=" + SYSTEM + "&at=2001-01-01T00:00"))
                .contains("the ledger does not say: production was looked at first on");
        assertThat(page("/audit/running")).contains("What runs now", SYSTEM);
    }

    @Test
    void theOverviewLeadsToWhatNeedsALook() {
        assertThat(page("/audit"))
                .contains("Open findings", "/audit/releases?findings=open", "Releases requested", "outcome=success");
    }

    @Test
    void theLedgerShowsHowItStandsAndHowToCheckIt() throws IOException {
        String page = page("/audit/ledger?entry=0");
        assertThat(page)
                .contains("Entry 0: ", "proof/inclusion?index=0", "java -jar slipway.jar verify ledger.zip --key")
                .contains("slipway.local/ledger");
        assertThat(auditor.get("/audit/ledger?entry=99999999").statusCode()).isEqualTo(404);
        assertThat(page("/audit/ledger/files/proof/inclusion?index=0")).startsWith("c2sp.org/tlog-proof");
        long before = ledger.head().size();
        JsonNode now = json("/api/audit/ledger");
        assertThat(now.path("size").asLong()).isBetween(before, ledger.head().size());
        assertThat(now.path("keys")).isNotEmpty();
        assertThat(now.path("troubles")).isEmpty();
    }

    @Test
    void theHistoryForProcessMiningIsTheSameForTheSameSize() throws IOException {
        HttpResponse<String> file = tool.get("/api/audit/history.ocel.json?size=12");

        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"history-12.ocel.json\"");
        assertThat(page("/audit/history.ocel.json?size=12")).isEqualTo(file.body());
        assertThat(OcelLog.read(file.body().getBytes(StandardCharsets.UTF_8)).activities())
                .hasSize(12);
        HttpResponse<String> tooMuch = tool.get("/api/audit/history.ocel.json?size=99999999");
        assertThat(tooMuch.statusCode()).isEqualTo(400);
        assertThat(tooMuch.body()).contains("entries", "found 99999999");
        assertThat(page("/audit")).contains("/audit/history.ocel.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit",
                "/audit/releases",
                "/audit/releases.csv",
                "/audit/running",
                "/audit/ledger",
                "/audit/history.ocel.json"
            })
    void nobodyElseReadsThem(String path) {
        assertThat(PagePerson.of(port, "qa-lead").get(path).statusCode()).isEqualTo(403);
        assertThat(PagePerson.stranger(port).get(path).statusCode()).isEqualTo(302);
        assertThat(RestPerson.of(port, "qa-lead").get("/api" + path).statusCode())
                .isEqualTo(403);
    }

    private void append(NewEntry... entries) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> ledger.append(List.of(entries)));
    }

    private String page(String path) {
        HttpResponse<String> answer = auditor.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode json(String path) throws IOException {
        HttpResponse<String> answer = tool.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
