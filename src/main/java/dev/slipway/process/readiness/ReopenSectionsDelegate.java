package dev.slipway.process.readiness;

import dev.slipway.process.Answer;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<String> named = variables.choices(Answer.READINESS_REOPEN);
        boolean none = named.stream().noneMatch(owners::containsKey);
        String reason = variables.text(Answer.READINESS_REASON).replaceAll("\\s+", " ");
        return owners.entrySet().stream()
                .filter(section -> none || named.contains(section.getKey()))
                .map(section ->
                        new ChecklistItem(section.getKey(), reason, section.getValue(), section.getKey(), false))
                .toList();
    }

    private Map<String, String> sections(DelegateExecution execution) {
        Map<String, String> owners = new LinkedHashMap<>();
        ChecklistItem.open(checklist.blank(execution)).forEach(item -> owners.put(item.section(), item.owner()));
        return owners;
    }
}
