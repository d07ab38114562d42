package dev.slipway.audit.procedure;

import dev.slipway.audit.AuditPages;
import dev.slipway.audit.index.RecordedLedger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The procedure's pages over sets and a ledger of a test's own. */
final class ProcedureDesk {

    static final String MODEL = "processes/ai-deployment.bpmn";
    static final String TABLE = "processes/go-live.dmn";
    static final String FORM = "forms/lift-block.form";
    private static final String SMALL_MODEL = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
              xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="ai-deployment" name="AI deployment" camunda:versionTag="1.0.0">
                <bpmn:userTask id="Activity_LiftBlock" name="Lift block" camunda:candidateGroups="risk-manager" />
              </bpmn:process>
            </bpmn:definitions>
            """;

    static final String ADA = "person-00000000000000ad";

    private static final RaciDeviation DEVIATION =
            new RaciDeviation("assess deployment risks", "AI Risk Manager", "PROC 2.1 lets the risk manager verify");

    final RecordedLedger ledger =
            new RecordedLedger(List.of("V51__audit_versions"), jdbc -> List.of(new VersionProjection(jdbc)));
    final SetsInMemory sets = new SetsInMemory();
    final AuditPages pages;

    ProcedureDesk() {
        JdbcClient jdbc = ledger.tables();
        ProcedureReader reader = new ProcedureReader(
                card(), List.of(DEVIATION), sets, new Versions(jdbc), text -> text.replace(ADA, "ada"), ledger.clock());
        this.pages =
                new AuditPages(new ProcedurePages(reader, ledger.index()), new ProcedureRoutes(reader, ledger.index()));
    }

    private static ProcedureCard card() {
        return ProcedureCard.read(new ByteArrayInputStream("""
                id: PROC-AI-DEPLOY-001
                name: AI System Deployment Procedure
                version: 1.0.0
                effective-date: null
                approval: {status: draft, approver: null}
                next-review-date: 2026-11-01
                standards: [STD-AI-009]
                controls: [QMS-005, CA-007]
                related:
                  - {id: FORM-1, name: Lifting of a block, implemented-by: lift-block.form}
                  - {id: FORM-2, name: Something gone, implemented-by: gone.form}
                  - {id: PROC-AI-DEV-001, name: AI Development Lifecycle Procedure}
                """.getBytes(StandardCharsets.UTF_8)));
    }

    /** Two sets: in the second a version, a role and a rule are other ones. */
    void deployTwice() {
        sets.deploy("set-1", "2026-11-01T08:00:00Z", Map.of(MODEL, text(MODEL), TABLE, text(TABLE), FORM, text(FORM)));
        ledger.at("2026-11-20T08:00:00Z")
                .does(ADA, "process-owner", "ProcedureDeployed", "procedure", Map.of("deployment", "set-2"));
        sets.deploy(
                "set-2",
                "2026-11-20T08:00:00Z",
                Map.of(
                        MODEL, text(MODEL).replace("1.0.0", "1.1.0").replace("risk-manager", "qa-lead"),
                        TABLE, text(TABLE).replace("\"GREEN\"", "\"BLUE\""),
                        FORM, text(FORM)));
    }

    static String text(String file) {
        if (file.equals(MODEL)) {
            return SMALL_MODEL;
        }
        try (var content = read(file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static java.io.InputStream read(String file) {
        try {
            return Files.newInputStream(Path.of(file));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
