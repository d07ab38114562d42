package dev.slipway.process.guard;

import dev.slipway.process.guard.OwnSteps.OwnStep;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetJobRetriesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;

/** Sends each command that the table calls CHECKED to its check, at whatever depth it runs. */
final class CommandChecks {

    private final TaskGuard tasks;
    private final StartGuard starts;

    CommandChecks(TaskGuard tasks, StartGuard starts) {
        this.tasks = tasks;
        this.starts = starts;
    }

    /** Returns whether the check stands in for the engine's authorization, which is too narrow for this command. */
    boolean check(Command<?> command, Caller caller) {
        if (command instanceof AssignTaskCmd assignment) {
            tasks.checkAssignment(assignment, caller);
            return true;
        }
        if (command instanceof CompleteTaskCmd) {
            tasks.checkCompletion(command, CommandField.COMPLETE_TASK, CommandField.COMPLETE_VALUES, caller);
        } else if (command instanceof SubmitTaskFormCmd) {
            tasks.checkCompletion(command, CommandField.SUBMIT_TASK, CommandField.SUBMIT_VALUES, caller);
        } else if (command instanceof ClaimTaskCmd claim) {
            tasks.checkClaim(claim, caller);
        } else if (command instanceof SubmitStartFormCmd start) {
            starts.check(start, caller);
        } else if (command instanceof StartProcessInstanceCmd start) {
            starts.check(start, caller);
        } else if (command instanceof SetJobRetriesCmd retries) {
            checkRetries(retries);
        }
        return false;
    }

    /** Zero retries would stop a timer, and a due date would fire it early. */
    private static void checkRetries(SetJobRetriesCmd command) {
        Object retries = CommandField.RETRIES.in(command);
        if (!(retries instanceof Integer number) || number < 1) {
            throw Refusal.badRequest(
                    "Retries refused: at least 1 is needed, found " + retries + "; nobody stops a job.");
        }
        if (Boolean.TRUE.equals(CommandField.RETRIES_DUE_DATE_SET.in(command))) {
            throw Refusal.badRequest("Retries refused: nobody moves the due date of a job; leave 'dueDate' out.");
        }
    }

    /** The id that a refusal is about, or empty. */
    String subjectOf(Command<?> command) {
        if (command instanceof CompleteTaskCmd) {
            return CommandField.COMPLETE_TASK.textIn(command);
        } else if (command instanceof SubmitTaskFormCmd) {
            return CommandField.SUBMIT_TASK.textIn(command);
        } else if (command instanceof ClaimTaskCmd) {
            return CommandField.CLAIM_TASK.textIn(command);
        } else if (command instanceof AssignTaskCmd) {
            return CommandField.ASSIGN_TASK.textIn(command);
        } else if (command instanceof SubmitStartFormCmd) {
            return CommandField.START_DEFINITION.textIn(command);
        } else if (command instanceof OwnStep<?> step) {
            return step.subject();
        }
        return "";
    }
}
