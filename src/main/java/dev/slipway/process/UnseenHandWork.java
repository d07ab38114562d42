package dev.slipway.process;

import dev.slipway.rollout.HandWork;
import dev.slipway.rollout.UnseenWork;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Ends work by hand that was asked for and never seen done, when what asked for it ends; the ledger keeps the doubt. */
@Component
public class UnseenHandWork {

    private final HandWork work;
    private final Journal journal;

    UnseenHandWork(HandWork work, Journal journal) {
        this.work = work;
        this.journal = journal;
    }

    /** What the business key of the execution asked for. */
    public void end(DelegateExecution execution) {
        List<UnseenWork> unseen = work.end(execution.getProcessBusinessKey());
        if (!unseen.isEmpty()) {
            journal.record(
                    execution,
                    "HandWorkEnded",
                    Map.of(
                            "work",
                            unseen.stream().map(UnseenHandWork::line).toList(),
                            "note",
                            "Nobody has seen whether it was done. Look there, and take out what does not belong there."));
        }
    }

    private static String line(UnseenWork unseen) {
        return unseen.effect().inWords() + " at " + unseen.target() + ", ordered " + unseen.orderedAt();
    }
}
