package dev.slipway.audit.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** What an auditor is told about the approval and the review of the procedure. */
class ProcedureCardTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

    @Test
    void theOneInTheRepositoryWasNeverApproved() {
        ProcedureCard card = ProcedureCard.read(stream(ProcedureDesk.text("processes/procedure.yaml")));
        assertThat(card.id()).isEqualTo("PROC-AI-DEPLOY-001");
        assertThat(card.related())
                .extracting(ProcedureCard.Related::implementedBy)
                .contains("verify-readiness.bpmn");
        assertThat(card.isApproved() || card.objections(TODAY).get(0).contains("never approved"))
                .isTrue();
    }

    @Test
    void nothingIsSaidAboutOneThatIsInOrder() {
        assertThat(card("approved", "Ada Lovelace", "2026-01-01", "2026-11-26").objections(TODAY))
                .isEmpty();
    }

    @Test
    void whatIsMissingOrOverdueIsSaidPlainly() {
        assertThat(card("approved", "null", "2026-12-01", "2026-11-25").objections(TODAY))
                .containsExactly(
                        "It is said to be approved, but not by whom.",
                        "It is in force only from 2026-12-01 on.",
                        "Its review is overdue since 2026-11-25.");
        assertThat(card("draft", "null", "null", "null").objections(TODAY))
                .containsExactly(
                        "This procedure was never approved: its status is 'draft'.",
                        "No date is set from which it is in force.",
                        "No date is set for its next review.");
    }

    @Test
    void theOverviewSaysWhatIsMissingByTheClockAndWhoMendsIt() {
        ProcedureCard overdue = card("approved", "Ada Lovelace", "2026-01-01", "2026-11-25");
        assertThat(standing(overdue, "2026-11-25T23:59:59Z").notes()).isEmpty();
        assertThat(standing(overdue, "2026-11-26T00:00:00Z").notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text())
                        .isEqualTo("P: Its review is overdue since 2026-11-25. Its owner has it approved and reviewed,"
                                + " and sets status, approver and dates in procedure.yaml."));
        assertThat(standing(card("draft", "null", "null", "null"), "2026-11-26T00:00:00Z")
                        .notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text()).contains("never approved"));
    }

    private static ProcedureStanding standing(ProcedureCard card, String now) {
        return new ProcedureStanding(new ProcedureReader(
                card,
                List.of(),
                new SetsInMemory(),
                new Versions(JdbcClient.create(new SimpleDriverDataSource())),
                text -> text,
                Clock.fixed(Instant.parse(now), ZoneOffset.UTC)));
    }

    private static ProcedureCard card(String status, String approver, String effective, String review) {
        return ProcedureCard.read(stream("""
                id: P
                name: N
                version: 1.0.0
                effective-date: %s
                approval: {status: %s, approver: %s}
                next-review-date: %s
                standards: []
                controls: []
                related: []
                """.formatted(effective, status, approver, review)));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
