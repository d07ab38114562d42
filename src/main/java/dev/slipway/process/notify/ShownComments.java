package dev.slipway.process.notify;

import dev.slipway.release.Role;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Shows comments where people work: in the description of each open task that they are about, which nobody can edit.
 * The ledger stays the truth; what does not fit is read on the page.
 */
@Component
class ShownComments {

    /** A text column of the engine holds no more characters. */
    private static final int LONGEST = 4000;

    private static final String REST = "\n\nMore comments: ";

    private final TaskService tasks;

    ShownComments(TaskService tasks) {
        this.tasks = tasks;
    }

    void add(TaskCard about, String person, Role role, String text) {
        tasks.createTaskQuery()
                .processInstanceBusinessKey(about.about())
                .taskDefinitionKey(about.key())
                .list()
                .forEach(task -> show(task, "Comment of the " + role.title() + " (" + person + "): " + text));
    }

    private void show(Task task, String comment) {
        String now = task.getDescription() == null ? "" : task.getDescription();
        String more = REST + "/tasks/" + task.getId() + "/comment";
        if (now.endsWith(more)) {
            return;
        }
        String next = now + "\n\n" + comment;
        task.setDescription(next.length() + more.length() <= LONGEST ? next : now + more);
        tasks.saveTask(task);
    }
}
