package dev.slipway.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.process.history.SeenForm.Option;
import dev.slipway.process.history.SeenForm.Piece;
import dev.slipway.process.history.SeenForm.Question;
import dev.slipway.release.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A completed form is drawn as the person saw it. */
class FormDrawingTests {

    private static final String LONG = "x".repeat(2000);

    @Test
    void showsWhatWasChosenUnderTheLabelsOfTheForm() throws IOException {
        SeenForm form = approval(Map.of("approvalDecision", "reject", "approvalComment", "Too early"), "qa-lead");
        Question decision = question(form, "This release");
        assertThat(decision.answer()).isEqualTo("Reject");
        assertThat(decision.options()).containsExactly(new Option("Approve", false), new Option("Reject", true));
        assertThat(question(form, "Why").answer()).isEqualTo("Too early");
        assertThat(question(form, "Where it would have to start again").answer())
                .isNull();
    }

    @Test
    void leavesOutWhatDidNotApply() throws IOException {
        SeenForm form = approval(Map.of("approvalDecision", "reject"), "qa-lead");
        assertThat(labels(form))
                .doesNotContain("Conditions", "Votes for")
                .contains("Where it would have to start again");
        assertThat(labels(approval(Map.of("approvalDecision", "approve"), "governance-committee")))
                .contains("Conditions", "Votes for", "Resolution date")
                .doesNotContain("Where it would have to start again");
    }

    @Test
    void fillsInTheTextsThatStoodAbove() throws IOException {
        SeenForm form = approval(Map.of("approvalDecision", "approve"), "qa-lead");
        String texts = form.pieces().get(0).text().toString();
        assertThat(texts).contains("qa-lead", "credit-scoring").doesNotContain("{{");
    }

    @Test
    void longTextsCountOnlyWhenTheyAreTheOnesOfTheLedger() {
        Map<String, Object> ledger =
                Map.of("why", Map.of("sha256", Digests.of(LONG).substring(7), "bytes", (long) LONG.length()));
        assertThat(KeptAnswers.of(ledger, Map.of("why", LONG))).containsEntry("why", LONG);
        assertThat(KeptAnswers.of(ledger, Map.of("why", LONG + "!")).get("why"))
                .asString()
                .startsWith("A text of 2000 bytes that is not kept any more")
                .contains(Digests.of(LONG));
    }

    @Test
    void theLedgerWinsOverTheEngine() {
        assertThat(KeptAnswers.of(Map.of("a", "yes", "n", 5L), Map.of("a", "no", "n", 5)))
                .containsEntry("a", "yes")
                .containsEntry("n", 5);
        assertThat(KeptAnswers.of(Map.of("list", "[\"a\",\"b\"]"), Map.of())).containsEntry("list", List.of("a", "b"));
    }

    /** A component that the page could not draw would be a hole in the record. */
    @Test
    void drawsEveryFormOfTheProcedure() throws IOException {
        for (Path file : forms()) {
            String json = Files.readString(file);
            SeenForm form = DrawnForms.of(json, Map.of(), Map.of());
            Set<String> drawn = new TreeSet<>();
            form.questions()
                    .forEach(piece ->
                            drawn.add(Objects.requireNonNull(piece.question()).key()));
            assertThat(drawn).as(file.toString()).isSubsetOf(keys(new ObjectMapper().readTree(json)));
            assertThat(form.pieces()).as(file.toString()).isNotEmpty();
            assertThat(form.toString()).as(file.toString()).doesNotContain("{{");
        }
    }

    private static List<Path> forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> keys(JsonNode node) {
        return new TreeSet<>(node.findValuesAsText("key"));
    }

    private static SeenForm approval(Map<String, Object> answers, String role) throws IOException {
        return DrawnForms.of(
                Files.readString(Path.of("forms", "give-approval.form")),
                Map.of("system", "credit-scoring", "role", role, "rolloutWay", "local"),
                answers);
    }

    private static List<String> labels(SeenForm form) {
        return form.questions().stream().map(Piece::label).toList();
    }

    private static Question question(SeenForm form, String label) {
        return form.questions().stream()
                .filter(piece -> piece.label().equals(label))
                .map(Piece::question)
                .findFirst()
                .orElseThrow();
    }
}
