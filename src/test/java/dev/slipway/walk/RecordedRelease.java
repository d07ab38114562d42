package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.audit.record.ApprovalRound;
import dev.slipway.audit.record.CompletedForm;
import dev.slipway.audit.record.Deviation;
import dev.slipway.audit.record.Diagram;
import dev.slipway.audit.record.Happening;
import dev.slipway.audit.record.LedgerLine;
import dev.slipway.audit.record.ReleaseRecord;
import dev.slipway.ledger.Checkpoint;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.LedgerProofs;
import dev.slipway.ledger.TlogProof;
import dev.slipway.process.history.SeenForm;
import dev.slipway.signature.SignedNote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** The record of a release that was walked, held against its entries. */
record RecordedRelease(ReleaseRecord record, List<Entry> entries) {

    private static final Properties SENTENCES = sentences();

    private static Properties sentences() {
        Properties sentences = new Properties();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(RecordedRelease.class.getResourceAsStream("/audit/entry-words.properties")),
                StandardCharsets.UTF_8)) {
            sentences.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    void assertComplete() {
        assertThat(record.timeline()).as(record.slug()).hasSameSizeAs(entries);
        assertThat(record.timeline()).extracting(Happening::phase).doesNotContain("");
        assertThat(SENTENCES.stringPropertyNames())
                .as("sentences for what happened to " + record.slug())
                .containsAll(record.timeline().stream().map(Happening::type).toList());
        assertForms();
        assertApprovals();
        record.diagrams().forEach(this::assertWalked);
        assertThat(record.deviations())
                .as(record.slug())
                .extracting(Deviation::kind)
                .doesNotContain(Deviation.Kind.MISSING, Deviation.Kind.SIGNATURE, Deviation.Kind.SECURITY);
        assertThat(record.evidence()).as(record.slug()).isNotEmpty();
    }

    /** Each completed task appears with its form as it was seen, and with answers that the form gives names to. */
    private void assertForms() {
        List<String> completed = entries.stream()
                .filter(entry -> entry.content().type().equals("TaskCompleted"))
                .map(entry -> String.valueOf(entry.content().payload().get("taskId")))
                .toList();
        assertThat(completed).as(record.slug()).isNotEmpty();
        assertThat(record.forms()).extracting(CompletedForm::taskId).containsAll(completed);
        assertThat(record.forms()).as(record.slug()).allSatisfy(form -> {
            SeenForm seen = form.form();
            assertThat(seen).as(form.task()).isNotNull();
            assertThat(Objects.requireNonNull(seen).complete()).as(form.task()).isTrue();
            assertThat(form.answers()).as(form.task()).isNotEmpty();
            assertThat(seen.toString()).as(form.task()).doesNotContain("{{");
        });
    }

    private void assertApprovals() {
        assertThat(record.approvals().stream()
                        .flatMap(round -> round.answers().stream())
                        .map(ApprovalRound.Answer::signature))
                .as(record.slug())
                .allMatch(ApprovalRound.Signature::valid);
        assertThat(record.approvals().stream()
                        .mapToInt(round -> round.answers().size())
                        .sum())
                .as(record.slug())
                .isEqualTo((int) entries.stream()
                        .map(entry -> entry.content().type())
                        .filter(type -> type.equals("ApprovalGiven") || type.equals("ApprovalRefused"))
                        .count());
    }

    /** An arrow that was walked leads to everything that was reached and to which any arrow leads. */
    private void assertWalked(Diagram diagram) {
        Collection<SequenceFlow> arrows = Bpmn.readModelFromStream(
                        new ByteArrayInputStream(diagram.model().getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(SequenceFlow.class);
        Set<String> walked = targets(arrows, diagram.flows()::contains);
        Set<String> any = targets(arrows, arrow -> true);
        assertThat(diagram.steps()).as(diagram.name()).isNotEmpty();
        assertThat(diagram.steps())
                .filteredOn(step -> any.contains(step.activity()))
                .as(record.slug() + " " + diagram.name())
                .allMatch(step -> walked.contains(step.activity()));
    }

    private static Set<String> targets(Collection<SequenceFlow> arrows, Predicate<String> wanted) {
        return arrows.stream()
                .filter(arrow -> wanted.test(arrow.getId()))
                .map(arrow -> arrow.getTarget().getId())
                .collect(Collectors.toSet());
    }

    void assertProven(LedgerProofs proofs, SignedNote note) {
        long size = Checkpoint.parse(note.text()).size();
        assertThat(record.ledger()).hasSameSizeAs(entries);
        for (LedgerLine line : record.ledger()) {
            TlogProof proof = new TlogProof(proofs.inclusion(line.sequence(), size), note);
            assertThat(proof.holds(line.text().getBytes(StandardCharsets.UTF_8)))
                    .as("entry " + line.sequence())
                    .isTrue();
        }
    }
}
