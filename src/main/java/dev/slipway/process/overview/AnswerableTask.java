package dev.slipway.process.overview;

import dev.slipway.process.hold.OfferedAct;
import dev.slipway.process.hold.TaskAct;
import java.util.List;

/** A task that the person may answer from the start page, by lifting, rejecting or sending back. */
record AnswerableTask(WaitingTask task, List<TaskButton> buttons) {

    static AnswerableTask of(WaitingTask task, List<OfferedAct> acts) {
        return new AnswerableTask(
                task,
                acts.stream()
                        .map(act -> new TaskButton(act, act.asksMore(task.roles())))
                        .toList());
    }

    public boolean lifts() {
        return has(TaskAct.LIFT);
    }

    public String title() {
        if (lifts()) {
            return "Lift the block";
        }
        String act = has(TaskAct.REJECTION) && has(TaskAct.REWORK)
                ? "Reject it or send it back"
                : has(TaskAct.REJECTION) ? "Reject it" : "Send it back";
        return act + " in “" + task.name() + "”";
    }

    /** Which of the forms of its release it is. */
    public String place() {
        return lifts() ? TaskAct.LIFT.path() : task.id();
    }

    /** What an address says of the task; none for a block, of which each role lifts its own. */
    public String named() {
        return lifts() ? "" : task.id();
    }

    /** Whether a reason alone answers it in some way. */
    public boolean takesReason() {
        return buttons.stream().anyMatch(button -> !button.asksMore());
    }

    public boolean asksForConfirmation() {
        return buttons.stream().anyMatch(button -> button.act().asksForConfirmation());
    }

    private boolean has(TaskAct kind) {
        return buttons.stream().anyMatch(button -> button.is(kind));
    }
}
