package dev.slipway.audit.register;

import static dev.slipway.audit.register.RegisterDesk.ADA;
import static dev.slipway.audit.register.RegisterDesk.BEN;
import static dev.slipway.audit.register.RegisterDesk.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.Hostile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** The registers as pages, as JSON and as CSV. */
class RegisterPagesTests {

    private final RegisterDesk desk = new RegisterDesk();

    @Test
    void theListOfRegistersIsTheOneThatWasLookedAt() throws Exception {
        blockTwice();
        desk.pages.assertGolden("/audit/records", "records.html");
    }

    @Test
    void aRegisterIsTheOneThatWasLookedAt() throws Exception {
        blockTwice();
        desk.pages.assertGolden("/audit/records/blocks", "records-blocks.html");
    }

    private void blockTwice() {
        desk.ledger
                .at("2026-11-26T08:00:00Z")
                .says("ReleasePromoted", RELEASE, Map.of())
                .does(ADA, "risk-manager", "ReleaseBlocked", RELEASE, Map.of("reason", "A hazard is open."))
                .does(BEN, "compliance-officer", "ReleaseBlocked", RELEASE, Map.of("reason", "The declaration is old."))
                .later(Duration.ofMinutes(90))
                .says("BlockLifted", RELEASE, Map.of("role", "risk-manager", "person", ADA, "reason", "It is treated."))
                .later(Duration.ofDays(3));
    }

    @Test
    void figuresOfEachRoleStandAboveItsAnswers() throws Exception {
        desk.ledger
                .says(
                        "TaskCreated",
                        RELEASE,
                        Map.of("task", "Activity_GiveApproval", "taskId", "1", "roles", List.of("qa-lead")))
                .later(Duration.ofHours(25))
                .does(
                        ADA,
                        "qa-lead",
                        "TaskCompleted",
                        RELEASE,
                        Map.of(
                                "task",
                                "Activity_GiveApproval",
                                "taskId",
                                "1",
                                "values",
                                Map.of("approvalDecision", "approve")));
        desk.pages.assertGolden("/audit/records/approval-latency", "records-approval-latency.html");
    }

    @Test
    void whoReadsMeetsPeopleByNameAndTheTablesKeepPseudonyms() throws Exception {
        blockTwice();
        assertThat(desk.pages.read("/audit/records/blocks")).contains(">ada<").doesNotContain(ADA);
        assertThat(desk.pages.read("/api/audit/records/blocks"))
                .contains("\"by\":\"ada\"")
                .doesNotContain(ADA);
        assertThat(desk.lines("blocks").toString()).contains(ADA).doesNotContain("ada");
    }

    @Test
    void jsonGoesOnWhereItEnded() throws Exception {
        for (int at = 0; at < 51; at++) {
            desk.ledger.does(ADA, "risk-manager", "ReleaseBlocked", RELEASE, Map.of("reason", "no. " + at));
        }
        String first = desk.pages.read("/api/audit/records/blocks");
        String next = first.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(desk.pages.read("/api/audit/records/blocks?before=" + next))
                .contains("no. 0")
                .doesNotContain("no. 1\"")
                .contains("\"next\":null", "\"complete\":true", "\"recordId\":null");
    }

    @Test
    void aPeriodAndASystemNarrowWhatIsShown() throws Exception {
        desk.ledger.at("2026-11-01T08:00:00Z").does(ADA, "risk-manager", "ReleaseBlocked", RELEASE, reason("hazard A"));
        desk.ledger
                .at("2026-11-20T23:59:59Z")
                .does(ADA, "risk-manager", "ReleaseBlocked", RELEASE.replace("credit", "debit"), reason("hazard B"));
        String csv = "/audit/records/deployment-logs/lines.csv";
        desk.ledger.says("GateEvaluated", RELEASE, Map.of("allowed", true));
        assertThat(desk.pages.read(csv + "?from=2026-11-20&to=2026-11-20")).contains(RELEASE);
        assertThat(desk.pages.read(csv + "?to=2026-11-19")).doesNotContain(RELEASE);
        assertThat(desk.pages.read("/audit/records/blocks?from=2026-11-20&system=debit-scoring"))
                .contains("hazard B")
                .doesNotContain("hazard A");
        assertThat(desk.pages.read("/audit/records/blocks?from=2026-11-20"))
                .as("the first block still stands")
                .contains("hazard A");
    }

    private static Map<String, String> reason(String reason) {
        return Map.of("reason", reason);
    }

    @Test
    void whatCannotBeUnderstoodIsSaid() throws Exception {
        MockHttpServletResponse page = desk.pages.answer("/audit/records/blocks?from=yesterday");
        assertThat(page.getStatus()).isEqualTo(400);
        assertThat(page.getContentAsString())
                .contains("&#39;from&#39; must be a day such as 2026-11-30, found &#39;yesterday&#39;.");
        assertRefused("/api/audit/records/blocks?from=2026-11-30&to=2026-11-01", 400, "ends before it begins");
        assertRefused("/api/audit/records/blocks?before=here", 400, "no place in a register");
        assertRefused("/api/audit/records/blocks.csv?to=never", 400, "must be a day");
        assertRefused("/api/audit/records/secrets", 404, "no register 'secrets'");
        assertThat(desk.pages.answer("/audit/records/secrets").getStatus()).isEqualTo(404);
        assertThat(desk.pages.answer("/audit/records/blocks/lines.csv?to=never").getStatus())
                .isEqualTo(400);
    }

    private void assertRefused(String address, int status, String words) throws Exception {
        MockHttpServletResponse answer = desk.pages.answer(address);
        assertThat(answer.getStatus()).as(address).isEqualTo(status);
        assertThat(answer.getContentAsString()).contains(words);
    }

    @Test
    void nothingThatWasTypedInDoesAnything() throws Exception {
        everythingHostile();
        for (Book book : desk.registers.books()) {
            String page = desk.pages.read("/audit/records/" + book.id());
            Hostile.assertNothingAlive(page);
            assertThat(page).as(book.id()).contains("&lt;script&gt;alert(1)");
        }
        Hostile.assertInert(desk.pages.read("/audit/records/blocks?system="
                + java.net.URLEncoder.encode("[[${7*7}]]\"><script>alert(1)</script>", "UTF-8")));
        String csv = desk.pages.read("/api/audit/records/rollback-drills.csv");
        assertThat(csv).contains("\"'=HYPERLINK(\"\"https://evil.example\"\"").doesNotContain(",\"=");
    }

    /** Every register gets a line in which every fact is hostile. */
    private void everythingHostile() {
        Map<String, Object> payload = new HashMap<>();
        Stream.of(
                        "role person onBehalfOf comment conditions way id expires windowStart steps rtoMinutes outcome deployer"
                                + " canary cause reason trigger severity from restored rto losses lost affected system"
                                + " environment version requester result failure state decision decidedBy reporter release"
                                + " holder delegate")
                .flatMap(names -> Stream.of(names.split(" ")))
                .forEach(name -> payload.put(name, "=HYPERLINK(\"https://evil.example\") " + Hostile.ALL));
        payload.put("deferred", List.of());
        payload.put(
                "compensatingControls", List.of(Hostile.STRINGS.get(0) + " | " + Hostile.STRINGS.get(1) + " | soon"));
        payload.put("rtoPromisedMinutes", Hostile.ALL);
        payload.put("from", "2026-11-26T08:00:00Z");
        payload.put("until", "2026-11-27T08:00:00Z");
        payload.put("roles", Hostile.STRINGS);
        payload.put("taskId", "t");
        payload.put("values", Map.of("planScope", Hostile.ALL, "rollbackSeverity", Hostile.ALL));
        for (String type : List.of(
                "DeploymentPlanned",
                "ApprovalGiven",
                "DeploymentEventClosed",
                "RollbackDecided",
                "RollbackObserved",
                "RollbackDrillOpened",
                "ExceptionDecided",
                "ReleaseBlocked",
                "ThirdPartyChangeReported",
                "DelegationAdded")) {
            Map<String, Object> own = new HashMap<>(payload);
            own.put("decision", type.equals("ExceptionDecided") ? "approve" : Hostile.ALL);
            desk.ledger.does(ADA, "qa-lead", type, RELEASE, own);
        }
        desk.ledger.does(
                Hostile.ALL.substring(0, 250), "auditor", "RecordRead", "reading", Map.of("page", Hostile.ALL));
        Map<String, Object> task = new HashMap<>(payload);
        task.put("task", "Activity_GiveApproval");
        desk.ledger.says("TaskCreated", RELEASE, task);
        desk.ledger.says("RollbackObserved", Hostile.ALL.substring(0, 250), payload);
        task.put("task", "Activity_CreateDeploymentPlan");
        task.put("taskId", "p");
        desk.ledger.does(ADA, "qa-lead", "TaskCompleted", RELEASE, task);
    }
}
