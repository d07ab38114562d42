package dev.slipway.process.readiness;

import dev.slipway.process.Answer;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Gives the sections that the review found wanting back to their owners, each with the reviewer's reason. */
@Component
class ReopenSectionsDelegate implements JavaDelegate {

    private final Checklist checklist;
    private final Journal journal;

    ReopenSectionsDelegate(Checklist checklist, Journal journal) {
        this.checklist = checklist;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Gaps gaps = new Gaps(named(sections(execution), variables));
        gaps.write(variables);
        journal.record(
                execution,
                "ReadinessReopened",
                Map.of("sections", gaps.sections(), "reason", variables.text(Answer.READINESS_REASON)));
    }

    /** One gap a section named; where none of this release's sections is named, all of them are meant. */
    private static List<ChecklistItem> named(Map<String, String> owners, ReleaseVariables variables) {
        List<String> named = variables.choices(Answer.READINESS_REOPEN).stream()
                .filter(owners::containsKey)
                .toList();
        String reason = variables.text(Answer.READINESS_REASON).replaceAll("\\s+", " ");
        return (named.isEmpty() ? List.copyOf(owners.keySet()) : named)
                .stream()
                        .map(section -> new ChecklistItem(section, reason, owners.get(section), section, false))
                        .toList();
    }

    private Map<String, String> sections(DelegateExecution execution) {
        Map<String, String> owners = new LinkedHashMap<>();
        checklist.blank(execution).stream()
                .filter(Predicate.not(ChecklistItem::deferred))
                .forEach(item -> owners.put(item.section(), item.owner()));
        return owners;
    }
}
