package dev.slipway.process.notify;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.notice.Notices;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Records what people say about a task and tells whoever has claimed it. */
@Component
class Comments {

    private final CommentedTasks tasks;
    private final Ledger ledger;
    private final LedgerRecorder recorder;
    private final Notices notices;
    private final RoleHolders holders;
    private final TaskWords words;
    private final OwnSteps steps;

    Comments(
            CommentedTasks tasks,
            Ledger ledger,
            LedgerRecorder recorder,
            Notices notices,
            RoleHolders holders,
            TaskWords words,
            OwnSteps steps) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.recorder = recorder;
        this.notices = notices;
        this.holders = holders;
        this.words = words;
        this.steps = steps;
    }

    /** In the order in which they were given. */
    List<Comment> on(TaskCard task) {
        return ledger.entries(task.about()).stream()
                .filter(entry -> Comment.isAbout(entry, task.id()))
                .map(Comment::of)
                .toList();
    }

    /**
     * Gives a comment once, however often its form is sent.
     *
     * @param form the same for each sending of one form
     * @return false when the task is over by now
     * @throws dev.slipway.ledger.IdempotencyConflict when the form was sent before with another text
     */
    boolean give(String taskId, String person, Role role, String text, String form) {
        return steps.run(() -> {
            CommentedTask task = tasks.find(taskId).orElseThrow();
            if (task.open()) {
                record(task.card(), person, role, text, form);
                notices.send(words.commented(task.card(), holders.claimant(task.card(), person), role, text, form));
            }
            return task.open();
        });
    }

    private void record(TaskCard task, String person, Role role, String text, String form) {
        recorder.record(NewEntry.of(
                Comment.TYPE,
                task.about(),
                Actor.person(person, role.id()),
                Map.of("task", task.key(), Comment.TASK, task.id(), Comment.TEXT, text),
                "comment:" + task.id() + ":" + form));
    }
}
