package dev.slipway.process.hold;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleaseBlocks;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Lifts the block in the moment in which the role that set it says so, and lets held steps be tried again. */
@Component
class BlockLiftedListener implements TaskListener {

    private final ReleaseBlocks blocks;
    private final HeldSteps held;
    private final Journal journal;

    BlockLiftedListener(ReleaseBlocks blocks, HeldSteps held, Journal journal) {
        this.blocks = blocks;
        this.held = held;
        this.journal = journal;
    }

    @Override
    public void notify(DelegateTask task) {
        ReleaseVariables variables = ReleaseVariables.of(task);
        String reason = variables.text(Answer.LIFT_REASON);
        blocks.lift(variables.text(Fact.BLOCK_ID), task.getAssignee(), reason);
        held.tryAgain(task.getExecution().getProcessBusinessKey());
        journal.record(
                task.getExecution(),
                "BlockLifted",
                Map.of(
                        "person",
                        Objects.requireNonNullElse(task.getAssignee(), ""),
                        "role",
                        variables.text(Fact.BLOCK_ROLE),
                        "reason",
                        reason));
    }
}
