package dev.slipway.process.exception;

import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens what an approved exception left to be done, once its release is closed. */
@Component
class OpenFollowUpsDelegate implements JavaDelegate {

    private final ExceptionFollowUps followUps;
    private final Journal journal;

    OpenFollowUpsDelegate(ExceptionFollowUps followUps, Journal journal) {
        this.followUps = followUps;
        this.journal = journal;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<FollowUpItem> items = OwedItems.of(ReleaseVariables.of(execution));
        followUps.open(ReleaseVariables.releaseOf(execution), items);
        journal.record(
                execution,
                "FollowUpsOpened",
                Map.of("items", items.stream().map(OpenFollowUpsDelegate::line).toList()));
    }

    private static String line(FollowUpItem item) {
        return item.kind().words() + ": " + item.title() + " (" + item.owner().id() + ", until " + item.due() + ")";
    }
}
