package dev.slipway.process.exception;

import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Lists what the release still owes, one task each; what is settled is not asked for again. */
@Component
class CollectDeferredChecksDelegate implements JavaDelegate {

    private final ExceptionItems items;
    private final Journal journal;

    CollectDeferredChecksDelegate(ExceptionItems items, Journal journal) {
        this.items = items;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseId release = ReleaseVariables.releaseOf(execution);
        List<ExceptionItems.Numbered> open = items.unsettled(release);
        ReleaseVariables.of(execution)
                .put(Fact.DEFERRED_ITEMS, open.stream().map(DeferredItem::text).toList())
                .put(
                        Fact.DEFERRED_TEXT,
                        open.stream().map(CollectDeferredChecksDelegate::line).collect(Collectors.joining("\n")));
        journal.record(
                execution,
                "DeferredChecksCollected",
                Map.of("items", open.stream().map(DeferredItem::text).toList()));
    }

    private static String line(ExceptionItems.Numbered numbered) {
        return "- " + numbered.item().title() + " – **"
                + numbered.item().owner().id() + "**, until " + numbered.item().due();
    }
}
