package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.PagePerson;
import dev.slipway.RestPerson;
import dev.slipway.SlipwayTest;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever a person or a pipeline fills in is text on every page of auditors, inert in tables, and whole in the JSON. */
@SlipwayTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTextsTests {

    private static final String SYSTEM = "hostile-texts";
    private static final String RELEASE = SYSTEM + "~1.0.0~production~1";
    private static final String RECORD = "/audit/releases/" + RELEASE;
    private static final int LONG = 3000;
    private static final int LONGEST_NAME = 250;

    /** What a template would make of the sums among the texts. */
    private static final String EVALUATED = "67092481";

    private static final Pattern CELL = Pattern.compile("\"((?:[^\"]|\"\")*)\"");

    private static final List<String> CHAPTERS =
            List.of("", "/timeline?show=all", "/diagrams", "/forms", "/decisions", "/mails", "/ledger");

    @LocalServerPort
    private int port;

    @Autowired
    private Ledger ledger;

    @Autowired
    private PlatformTransactionManager transactions;

    private final List<String> texts = texts();
    private final String typed = String.join("\n", texts);
    private final String name = typed.substring(0, LONGEST_NAME);
    private PagePerson auditor;
    private RestPerson tool;
    private long first;
    private int recorded;

    private static List<String> texts() {
        try {
            return Stream.concat(
                            new ClassPathResource("hostile-texts.txt")
                                    .getContentAsString(StandardCharsets.UTF_8)
                                    .lines(),
                            Stream.of("<b>" + "typed".repeat(LONG / 5)))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @BeforeAll
    void recordAReleaseOfThem() {
        says(
                "ProcessStarted",
                Map.of(
                        "process",
                        "ai-deployment",
                        "values",
                        Map.of(
                                "system",
                                SYSTEM,
                                "version",
                                "1.0.0",
                                "type",
                                typed,
                                "changeTicket",
                                typed,
                                "summary",
                                typed)));
        says("ReleaseRequested", Map.of("requester", name, "role", typed, "rollout", typed, "staging", typed));
        says("RiskClassificationDecided", Map.of("tier", typed, "lowered", true, "reason", typed, "decidedBy", name));
        says(
                "ExceptionDecided",
                Map.of("decision", "approve", "reason", typed, "deferred", texts, "compensatingControls", texts));
        says(
                "TaskCompleted",
                Map.of(
                        "task",
                        "Activity_CreateDeploymentPlan",
                        "taskId",
                        "hostile-1",
                        "definition",
                        typed,
                        "person",
                        name,
                        "values",
                        Map.of("planScope", typed, typed.substring(0, 60), typed)));
        says("EvidenceFrozen", Map.of("documents", texts, "components", List.of(Map.of("type", typed, "name", typed))));
        says("ReadinessJudged", Map.of("open", texts));
        says("StagingValidated", Map.of("status", typed, "message", typed));
        says("ApprovalRefused", Map.of("round", 1, "role", "qa-lead", "person", name, "comment", typed));
        says("ApprovalRevoked", Map.of("round", 1, "role", typed, "person", name, "reason", typed));
        says("ConditionsSet", Map.of("conditions", texts));
        says("GateEvaluated", Map.of("point", typed, "allowed", false, "denials", texts, "facts", Map.of("a", typed)));
        says("HealthChecked", Map.of("healthy", false, "figures", typed));
        says("HandWorkDiffers", Map.of("differences", texts));
        says("DeclarationCorrected", Map.of("differences", texts));
        says("NoticeGivenUp", Map.of("recipient", name, "subject", typed, "notice", typed));
        says("NoticeDelivered", Map.of("recipient", name, "subject", typed, "body", typed));
        says("IncidentCreated", Map.of("incident", "1", "activity", typed, "message", typed));
        says("CommandRefused", Map.of("command", typed, "reason", typed));
        says("DecisionEvaluated", Map.of("decision", typed, "outputs", List.of(Map.of("name", typed, "value", typed))));
        says("RolledBack", Map.of("from", typed, "restored", typed, "reason", typed, "rto", typed, "severity", typed));
        record(NewEntry.of(
                "ReleaseBlocked",
                RELEASE,
                Actor.person("person-00000000000000ff", texts.get(3)),
                Map.of("reason", typed),
                "hostile-texts:block"));
        says("DeploymentEventClosed", Map.of("outcome", "rolledBack"));
        auditor = PagePerson.of(port, "auditor");
        tool = RestPerson.of(port, "auditor");
        first = ledger.entries(RELEASE).get(0).sequence();
    }

    private void says(String type, Map<String, ?> payload) {
        recorded++;
        record(NewEntry.of(type, RELEASE, Actor.service("slipway"), payload, "hostile-texts:" + recorded));
    }

    private void record(NewEntry entry) {
        new TransactionTemplate(transactions).executeWithoutResult(status -> ledger.append(List.of(entry)));
    }

    @Test
    void everyPageShowsThemAsTextUnderAStrictPolicy() throws IOException {
        for (String path : pages()) {
            HttpResponse<String> answer = auditor.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe", "*");
            assertThat(LiveMarkup.in(answer.body())).as(path).isEmpty();
            assertThat(answer.body()).as(path).doesNotContain(EVALUATED);
        }
    }

    private List<String> pages() throws IOException {
        List<String> pages = new ArrayList<>(List.of(
                "/audit",
                "/audit/releases?system=" + SYSTEM,
                "/audit/running",
                "/audit/records",
                "/audit/controls",
                "/audit/controls/QMS-005?show=explained",
                "/audit/controls/QMS-005",
                "/audit/procedure",
                "/audit/ledger?entry=" + first,
                RECORD + "/ledger/" + first,
                RECORD + "/pack"));
        CHAPTERS.forEach(chapter -> pages.add(RECORD + chapter));
        registers().forEach(register -> pages.add("/audit/records/" + register + "?system=" + SYSTEM));
        return pages;
    }

    private List<String> registers() throws IOException {
        List<String> registers = new ArrayList<>();
        json("/api/audit/records")
                .forEach(register -> registers.add(register.path("id").asText()));
        assertThat(registers).hasSizeGreaterThan(5);
        return registers;
    }

    @Test
    void nothingOfThemIsLost() throws IOException {
        assertThat(auditor.get(RECORD).body())
                .contains(texts.stream().map(HostileTextsTests::escaped).toList());
        assertThat(json("/api/audit" + RECORD.substring("/audit".length()))
                        .path("ledger")
                        .toString())
                .contains("ReleaseBlocked");
        assertThat(tool.get("/api/audit/records/blocks?system=" + SYSTEM)
                        .headers()
                        .firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        assertThat(json("/api/audit/records/blocks?system=" + SYSTEM).findValuesAsText("reason"))
                .allSatisfy(reason -> assertThat(reason).contains("<script>alert('typed')</script>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Test
    void noTableHoldsAFormula() throws IOException {
        List<String> files = new ArrayList<>(List.of("/api/audit/releases.csv?system=" + SYSTEM));
        registers().forEach(register -> files.add("/api/audit/records/" + register + ".csv?system=" + SYSTEM));
        for (String file : files) {
            HttpResponse<String> answer = tool.get(file);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(CELL.matcher(answer.body()).results().map(cell -> cell.group(1)))
                    .as(file)
                    .isNotEmpty()
                    .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0);
        }
        assertThat(tool.get(files.get(0)).body()).contains("'=cmd|");
    }

    private JsonNode json(String path) throws IOException {
        HttpResponse<String> answer = tool.get(path);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }
}
