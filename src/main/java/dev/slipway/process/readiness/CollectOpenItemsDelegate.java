package dev.slipway.process.readiness;

import dev.slipway.process.Decisions;
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

    private final Decisions decisions;
    private final Journal journal;

    CollectOpenItemsDelegate(Decisions decisions, Journal journal) {
        this.decisions = decisions;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<Map<String, Object>> open =
                decisions.evaluate(decisions.own(execution, "readiness-verdict"), execution.getVariables());
        List<String> lines = open.stream()
                .map(item -> item.get("item") + " " + item.get("question") + " (" + item.get("owner") + ")")
                .toList();
        ReleaseVariables.of(execution)
                .put(Fact.OPEN_ITEMS, lines.size())
                .put(
                        Fact.OPEN_ITEMS_TEXT,
                        lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n")));
        journal.record(execution, "ReadinessJudged", Map.of("open", lines));
    }
}
