package dev.slipway.process.exception;

import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.ReleaseId;
import java.util.List;
import org.springframework.stereotype.Component;

/** An exception is closed when nothing is owed any more, not before. */
@Component
class FollowUpRules implements ReleaseRules {

    private final ExceptionItems items;

    FollowUpRules(ExceptionItems items) {
        this.items = items;
    }

    @Override
    public void check(Completion completion) {
        String key = completion.task().businessKey();
        if (key == null
                || !completion.isOf("Activity_CloseException")
                || !completion.text("exceptionClosing").equals("close")) {
            return;
        }
        List<String> owed = items.unsettled(ReleaseId.parse(key)).stream()
                .map(open ->
                        "'" + open.item().title() + "' (" + open.item().owner().id() + ")")
                .toList();
        if (!owed.isEmpty()) {
            throw completion.refusal("the exception cannot be closed while something is owed, found "
                    + String.join(", ", owed) + "; hand it back to the owners.");
        }
    }
}
