package dev.slipway.process.readiness;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lays out the sections that this release has to answer, with what is known already. */
@Component
class OpenChecklistDelegate implements JavaDelegate {

    private final Checklist checklist;
    private final KnownEvidence known;
    private final Journal journal;

    OpenChecklistDelegate(Checklist checklist, KnownEvidence known, Journal journal) {
        this.checklist = checklist;
        this.known = known;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        List<ChecklistItem> items = checklist.blank(execution);
        List<String> sections = new Gaps(ChecklistItem.open(items)).sections();
        List<String> deferred = items.stream()
                .filter(ChecklistItem::deferred)
                .map(ChecklistItem::question)
                .toList();
        variables.put(Fact.OPEN_SECTIONS, sections).put(Fact.DEFERRED_TEXT, lines(deferred));
        known.write(ReleaseVariables.releaseOf(execution), variables);
        journal.record(execution, "ChecklistOpened", Map.of("sections", sections, "deferred", deferred));
    }

    private static String lines(List<String> deferred) {
        return deferred.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
