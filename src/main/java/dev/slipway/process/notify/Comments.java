package dev.slipway.process.notify;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.notice.Notices;
import dev.slipway.notice.Recipient;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Records what people say about a task and tells whoever decides it. */
@Component
class Comments {

    private final CommentedTasks tasks;
    private final TaskService open;
    private final Ledger ledger;
    private final LedgerRecorder recorder;
    private final Notices notices;
    private final RoleHolders holders;
    private final TaskWords words;
    private final ShownComments shown;
    private final OwnSteps steps;

    Comments(
            CommentedTasks tasks,
            TaskService open,
            Ledger ledger,
            LedgerRecorder recorder,
            Notices notices,
            RoleHolders holders,
            TaskWords words,
            ShownComments shown,
            OwnSteps steps) {
        this.tasks = tasks;
        this.open = open;
        this.ledger = ledger;
        this.recorder = recorder;
        this.notices = notices;
        this.holders = holders;
        this.words = words;
        this.shown = shown;
        this.steps = steps;
    }

    /** In the order in which they were given. */
    List<Comment> on(TaskCard task) {
        return ledger.entries(task.about()).stream()
                .filter(entry -> Comment.isAbout(entry, task))
                .map(Comment::of)
                .toList();
    }

    /** What became of a comment. */
    enum Given {
        RECORDED,
        TASK_IS_OVER,
        FORM_GAVE_ANOTHER
    }

    /**
     * Gives a comment once, however often its form is sent.
     *
     * @param form the same for each sending of one form
     */
    Given give(String taskId, String person, Role role, String text, String form) {
        try {
            return giveOnce(taskId, person, role, text, form);
        } catch (OptimisticLockingException sameMoment) {
            return giveOnce(taskId, person, role, text, form);
        }
    }

    private Given giveOnce(String taskId, String person, Role role, String text, String form) {
        return steps.runAuthorized(() -> {
            CommentedTask task = tasks.find(taskId).orElseThrow();
            Optional<String> before = before(task.card(), form);
            if (before.isPresent()) {
                return before.get().equals(text) ? Given.RECORDED : Given.FORM_GAVE_ANOTHER;
            }
            if (!task.open()) {
                return Given.TASK_IS_OVER;
            }
            record(task.card(), person, role, text, form);
            shown.add(task.card(), person, role, text);
            notices.send(words.commented(task.card(), deciding(task.card(), person), role, text, form));
            return Given.RECORDED;
        });
    }

    /** What the form gave when it was sent before. */
    private Optional<String> before(TaskCard task, String form) {
        return ledger.entries(task.about()).stream()
                .filter(entry -> entry.content().key().equals(key(task, form)))
                .map(entry -> Comment.of(entry).text())
                .findFirst();
    }

    /** Everybody who has claimed a task of the activity, apart from the person who comments. */
    private List<Recipient> deciding(TaskCard task, String commenting) {
        Stream<String> claimants = open
                .createTaskQuery()
                .processInstanceBusinessKey(task.about())
                .taskDefinitionKey(task.key())
                .taskAssigned()
                .list()
                .stream()
                .map(Task::getAssignee);
        return Stream.concat(Stream.ofNullable(task.assignee()), claimants)
                .distinct()
                .filter(person -> !person.equals(commenting))
                .flatMap(person -> holders.person(person).stream())
                .toList();
    }

    private void record(TaskCard task, String person, Role role, String text, String form) {
        recorder.record(NewEntry.of(
                Comment.TYPE,
                task.about(),
                Actor.person(person, role.id()),
                Map.of(Comment.ACTIVITY, task.key(), Comment.TASK, task.id(), Comment.TEXT, text),
                key(task, form)));
    }

    private static String key(TaskCard task, String form) {
        return "comment:" + task.id() + ":" + form;
    }
}
