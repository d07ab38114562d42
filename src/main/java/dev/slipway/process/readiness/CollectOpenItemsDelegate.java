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

/** Asks the table of the checklist which items are open, and who owns each. */
@Component
class CollectOpenItemsDelegate implements JavaDelegate {

    private final Checklist checklist;
    private final Journal journal;

    CollectOpenItemsDelegate(Checklist checklist, Journal journal) {
        this.checklist = checklist;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<ChecklistItem> items = checklist.judge(execution);
        List<ChecklistItem> open = ChecklistItem.open(items);
        ReleaseVariables variables = ReleaseVariables.of(execution);
        variables
                .put(Fact.OPEN_ITEMS, open.size())
                .put(
                        Fact.OPEN_ITEMS_TEXT,
                        lines(open).stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
        new Gaps(open).write(variables);
        journal.record(
                execution,
                "ReadinessJudged",
                Map.of(
                        "open", lines(open),
                        "deferred",
                                lines(items.stream()
                                        .filter(ChecklistItem::deferred)
                                        .toList())));
    }

    private static List<String> lines(List<ChecklistItem> items) {
        return items.stream().map(ChecklistItem::line).toList();
    }
}
