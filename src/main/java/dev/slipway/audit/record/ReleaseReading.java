package dev.slipway.audit.record;

import dev.slipway.ledger.Entry;
import dev.slipway.process.history.ReleaseHistory;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One reading of one release; each part is put together when it is asked for. */
final class ReleaseReading {

    private final ReleaseId release;
    private final List<Recorded> entries;
    private final ReleaseHistory history;
    private final RoundParts rounds;
    private final EvidenceParts evidence;
    private final Places places;
    private final EntryWords words;
    private final FilledForms forms;

    ReleaseReading(
            ReleaseId release, List<Entry> entries, ReleaseHistory history, RoundParts rounds, EvidenceParts evidence) {
        this.release = release;
        this.entries = entries.stream().map(Recorded::new).toList();
        this.history = history;
        this.rounds = rounds;
        this.evidence = evidence;
        this.places = Places.of(history, this.entries);
        this.words = new EntryWords(places);
        this.forms = new FilledForms(history, places, this.entries);
    }

    ReleaseRecord whole() {
        List<CompletedForm> completed = forms.all();
        return new ReleaseRecord(
                release.slug(),
                summary(),
                deviations(),
                timeline(completed),
                diagrams(),
                completed,
                tables(),
                approvals(),
                gates(),
                staging(),
                measurements(),
                evidence(),
                mails(),
                ledger());
    }

    Summary summary() {
        return new SummaryParts(release, entries, approvals()).summary();
    }

    List<Deviation> deviations() {
        Stream<Deviation> told = Deviations.of(entries, words, new GateAnswers(entries));
        Stream<Deviation> found = new SummaryParts(release, entries, approvals()).gaps();
        return Stream.of(told, found, EvidenceParts.lost(evidence(), entries), Deviations.lostModels(places))
                .flatMap(deviations -> deviations)
                .sorted(Deviations.OPEN_AND_GRAVEST_FIRST)
                .toList();
    }

    List<Happening> timeline() {
        return timeline(forms.all());
    }

    private List<Happening> timeline(List<CompletedForm> completed) {
        return new Timeline(places, words, completed).of(entries);
    }

    List<Diagram> diagrams() {
        return new Diagrams(places).all();
    }

    List<CompletedForm> forms() {
        return forms.all();
    }

    Optional<CompletedForm> form(String id) {
        return forms.one(id);
    }

    List<DecisionTable> tables() {
        return new DecisionTables(history, places).of(entries);
    }

    List<ApprovalRound> approvals() {
        return rounds.of(release, entries);
    }

    List<GateAnswer> gates() {
        return new GateAnswers(entries).all();
    }

    List<StagingResult> staging() {
        return FigureParts.staging(entries);
    }

    List<Measurement> measurements() {
        return FigureParts.measurements(entries);
    }

    List<EvidenceItem> evidence() {
        return evidence.of(release, entries);
    }

    /** The bytes of a document of the version. */
    Optional<byte[]> evidence(String name) {
        return evidence.content(release, name);
    }

    /** One entry in the words of the procedure. */
    Happening told(long sequence) {
        return timeline(List.of()).stream()
                .filter(happening -> happening.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    List<MailSent> mails() {
        return new Mails(words, entries).of(entries);
    }

    List<LedgerLine> ledger() {
        return entries.stream()
                .map(entry -> new LedgerLine(
                        entry.sequence(),
                        entry.at(),
                        entry.type(),
                        entry.entry().leafHash(),
                        entry.entry().text()))
                .toList();
    }
}
