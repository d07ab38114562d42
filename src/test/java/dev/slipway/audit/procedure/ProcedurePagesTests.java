package dev.slipway.audit.procedure;

import static dev.slipway.audit.procedure.ProcedureDesk.MODEL;
import static dev.slipway.audit.procedure.ProcedureDesk.TABLE;
import static dev.slipway.audit.procedure.ProcedureDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** The procedure and its versions, as pages and as JSON. */
class ProcedurePagesTests {

    private static final String RELEASE = "credit-scoring~1.1.0~production~1";

    private final ProcedureDesk desk = new ProcedureDesk();

    @Test
    void thePageIsTheOneThatWasLookedAt() throws Exception {
        desk.deployTwice();
        desk.pages.assertGolden("/audit/procedure", "procedure.html");
    }

    @Test
    void aSetIsTheOneThatWasLookedAt() throws Exception {
        desk.deployTwice();
        desk.pages.assertGolden("/audit/procedure/sets/set-2", "procedure-set.html");
    }

    @Test
    void whatChangedIsSaidInWordsAndLineByLine() throws Exception {
        desk.deployTwice();
        desk.pages.assertGolden("/audit/procedure/sets/set-2/changes?file=" + MODEL, "procedure-changes.html");
        assertThat(desk.pages.read("/api/audit/procedure/sets/set-2/changes?file=" + TABLE))
                .contains("\"what\":\"changed\"", "\\\"BLUE\\\"", "\"kind\":\"rule\"", "\"lines\":[\"--- " + TABLE);
        assertThat(desk.pages.read("/audit/procedure/sets/set-1/changes?file=" + MODEL))
                .contains("first version", "added");
    }

    @Test
    void whoDeployedIsToldByTheLedgerOrSaidToBeUnknown() throws Exception {
        desk.deployTwice();
        assertThat(desk.pages.read("/api/audit/procedure/sets"))
                .contains(
                        "\"id\":\"set-2\",\"name\":\"procedure\",\"deployedAt\":\"2026-11-20T08:00:00Z\",\"by\":\"ada\"")
                .contains("\"deployedAt\":\"2026-11-01T08:00:00Z\",\"by\":null,\"entry\":null,\"added\":3");
        assertThat(desk.pages.read("/audit/procedure/sets/set-1")).contains("not told by the ledger");
    }

    @Test
    void whatASetNoLongerHasIsToldOnlyOfWholeSets() throws Exception {
        desk.deployTwice();
        desk.sets.deploy("set-3", "2026-11-21T08:00:00Z", Map.of(TABLE, text(TABLE)));
        assertThat(desk.pages.read("/api/audit/procedure/sets/set-3"))
                .as("a single table that went back to what it was")
                .contains("\"changed\":1", "\"removed\":[]");
        desk.sets.deploy("set-4", "2026-11-22T08:00:00Z", Map.of(MODEL, text(MODEL)));
        desk.sets.deploy("set-5", "2026-11-23T08:00:00Z", Map.of(MODEL, text(MODEL), TABLE, text(TABLE)));
        assertThat(desk.pages.read("/api/audit/procedure/sets/set-5"))
                .as("compared with the last set that had each file")
                .contains("\"unchanged\":2");
        desk.sets.deploy("set-6", "2026-11-24T08:00:00Z", Map.of(MODEL, text(MODEL)));
        assertThat(desk.pages.read("/audit/procedure/sets/set-6")).contains("Removed since the set before", TABLE);
    }

    @Test
    @Tag("postgres")
    void everyReleaseStandsOnceUnderEachVersionItRanUnder() throws Exception {
        desk.deployTwice();
        for (int at = 1; at <= 51; at++) {
            String slug = "credit-scoring~1.1.0~production~" + at;
            desk.ledger.says("ProcessStarted", slug, Map.of("definition", "ai-deployment:2:set-2"));
            desk.ledger.says("DecisionEvaluated", slug, Map.of("definition", "go-live:2:set-2"));
            desk.ledger.says("DecisionEvaluated", slug, Map.of("definition", "go-live:2:set-2"));
        }
        String first = desk.pages.read("/api/audit/procedure/versions/ai-deployment:2:set-2");
        assertThat(first)
                .contains("\"file\":\"ai deployment, version 2\"", "~51\"")
                .doesNotContain("~1\"");
        String next = first.replaceAll("(?s).*\"next\":(\\d+).*", "$1");
        assertThat(desk.pages.read("/audit/procedure/versions/go-live:2:set-2?before=" + next))
                .contains("/audit/releases/" + RELEASE)
                .doesNotContain("~51");
        assertThat(desk.pages.read("/audit/procedure/versions/gone:1:x"))
                .contains("no longer has this version", "Nothing has run");
    }

    @Test
    void aFileIsHandedOutToBeKeptNotToBeShown() throws Exception {
        desk.deployTwice();
        MockHttpServletResponse file = desk.pages.answer("/audit/procedure/sets/set-2/file?name=" + MODEL);
        assertThat(file.getContentType()).isEqualTo("application/octet-stream");
        assertThat(file.getHeader("Content-Disposition")).contains("attachment; filename=\"ai-deployment.bpmn\"");
        assertThat(file.getContentAsString(StandardCharsets.UTF_8)).contains("camunda:versionTag=\"1.1.0\"");
    }

    @Test
    void whatWasNeverDeployedIsNotFound() throws Exception {
        desk.deployTwice();
        assertThat(desk.pages.answer("/audit/procedure/sets/none").getStatus()).isEqualTo(404);
        assertThat(desk.pages
                        .answer("/audit/procedure/sets/set-1/changes?file=x.bpmn")
                        .getStatus())
                .isEqualTo(404);
        MockHttpServletResponse answer = desk.pages.answer("/api/audit/procedure/sets/none");
        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentAsString()).contains("no set of models 'none'");
    }

    @Test
    void everyDeviationOfTheTableOfPartsSaysWhy() throws Exception {
        assertThat(RaciDeviation.all())
                .hasSizeGreaterThan(50)
                .allSatisfy(row -> assertThat(row.why()).isNotBlank().doesNotStartWith("\""));
        assertThat(desk.pages.read("/audit/procedure/raci")).contains("assess deployment risks", "AI Risk Manager");
    }

    @Test
    void nothingThatWasDeployedDoesAnything() throws Exception {
        desk.deployTwice();
        String words = Hostile.ALL
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("'", "&apos;");
        desk.sets.deploy(
                "bad", "2026-11-25T08:00:00Z", Map.of(MODEL, text(MODEL).replace("1.0.0", words)));
        desk.ledger.says("ProcessStarted", Hostile.ALL.substring(0, 290), Map.of("definition", "ai-deployment:3:bad"));
        desk.ledger.says("ProcedureDeployed", "procedure", Map.of("deployment", "bad"));
        Hostile.assertInert(desk.pages.read("/audit/procedure/sets/bad/changes?file=" + MODEL));
        Hostile.assertNothingAlive(desk.pages.read("/audit/procedure/sets/bad"));
        Hostile.assertInert(desk.pages.read("/audit/procedure/versions/ai-deployment:3:bad"));
    }
}
