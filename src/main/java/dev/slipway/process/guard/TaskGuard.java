package dev.slipway.process.guard;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.jspecify.annotations.Nullable;

/** Whose task it is: who may claim it, give it back and complete it, and with which values. */
final class TaskGuard {

    private final DeployedForms forms;
    private final Supplier<Stream<ReleaseRules>> rules;

    TaskGuard(DeployedForms forms, Supplier<Stream<ReleaseRules>> rules) {
        this.forms = forms;
        this.rules = rules;
    }

    void checkCompletion(Command<?> command, CommandField id, CommandField values, Caller caller) {
        TaskEntity task = open(id.textIn(command), caller);
        String name = nameOf(task);
        if (!caller.user().equals(task.getAssignee())) {
            throw Refusal.forbidden(
                    name + " refused: " + whoHolds(task) + " Only the person who claimed a task completes it.");
        }
        TaskFacts facts = TaskFacts.of(task);
        if (facts.hasCandidates() && !facts.isFor(caller.user(), caller.groups())) {
            throw stranger(name, facts);
        }
        rules.get().forEach(rule -> rule.mayComplete(facts, caller.user()));
        FormSchema form = forms.ofTask(task.getId(), caller.context());
        Map<String, @Nullable Object> known = ContextValues.of(task);
        VariableMap answers = checked(form, values.in(command), known, name);
        Completion completion = new Completion(facts, name, answers, known, form.labels());
        rules.get().forEach(rule -> rule.check(completion));
        values.write(command, answers);
    }

    void checkClaim(ClaimTaskCmd command, Caller caller) {
        TaskEntity task = open(CommandField.CLAIM_TASK.textIn(command), caller);
        Object claimant = CommandField.CLAIM_USER.in(command);
        if (claimant == null) {
            requireClaimant(task, caller);
        } else {
            checkClaimant(task, claimant.toString(), caller);
        }
    }

    /** Tasklist gives a task back by assigning it to nobody. */
    void checkAssignment(AssignTaskCmd command, Caller caller) {
        if (CommandField.ASSIGN_USER.in(command) != null) {
            throw Refusal.badRequest(
                    "Assigning refused: nobody assigns a task to another. Its candidates claim it themselves.");
        }
        requireClaimant(open(CommandField.ASSIGN_TASK.textIn(command), caller), caller);
    }

    void requireClaimant(TaskEntity task, Caller caller) {
        if (!caller.user().equals(task.getAssignee())) {
            throw Refusal.forbidden(nameOf(task) + " cannot be given back: " + whoHolds(task)
                    + " Only the person who claimed it gives it back.");
        }
    }

    void requireAccountable(TaskEntity task, Caller caller) {
        TaskFacts facts = TaskFacts.of(task);
        if (rules.get().noneMatch(rule -> rule.isAccountable(facts, caller.user()))) {
            throw Refusal.forbidden(nameOf(task) + " cannot be released: you are not accountable for it. "
                    + (facts.accountable().isEmpty()
                            ? "Only the person who claimed it gives it back."
                            : "Ask somebody of " + facts.accountable() + "."));
        }
        if (task.getAssignee() == null) {
            throw Refusal.conflict(nameOf(task) + " cannot be released: nobody has claimed it.");
        }
    }

    /** The task, or 404; 403 for strangers, in the engine's own words, before they learn anything of it. */
    TaskEntity open(String taskId, Caller caller) {
        TaskEntity task = openUnchecked(taskId, caller.context());
        caller.require(checker -> checker.checkTaskWork(task));
        return task;
    }

    TaskEntity openUnchecked(String taskId, CommandContext context) {
        TaskEntity task = taskId.isEmpty() ? null : context.getTaskManager().findTaskById(taskId);
        if (task == null) {
            throw Refusal.gone("Task '" + Quoted.of(taskId) + "' is no longer open: it was completed, or its release"
                    + " went another way. Reload the list.");
        }
        return task;
    }

    private void checkClaimant(TaskEntity task, String claimant, Caller caller) {
        if (!claimant.equals(caller.user())) {
            throw Refusal.forbidden("Claim of " + nameOf(task) + " refused: you claim for yourself only, not for '"
                    + Quoted.of(claimant) + "'.");
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(claimant)) {
            throw Refusal.conflict(nameOf(task) + " is already claimed by '" + task.getAssignee()
                    + "'. Ask that person to give it back.");
        }
        TaskFacts facts = TaskFacts.of(task);
        if (!facts.isFor(caller.user(), caller.groups())) {
            throw stranger("Claim of " + nameOf(task), facts);
        }
        rules.get().forEach(rule -> rule.mayClaim(facts, claimant));
    }

    /** Also when completing: a role may be taken away between claim and completion. */
    private static Refusal stranger(String what, TaskFacts facts) {
        return Refusal.forbidden(
                what + " refused: it is for " + facts.candidateGroups() + ", and you are in none of these groups.");
    }

    private static VariableMap checked(
            FormSchema form, @Nullable Object submitted, Map<String, @Nullable Object> context, String name) {
        FormCheck check = FormCheck.of(form, Submission.of(submitted), context);
        return check.valuesOrRefuse(name);
    }

    private static String whoHolds(TaskEntity task) {
        return task.getAssignee() == null
                ? "nobody has claimed it; claim it first."
                : "it is claimed by '" + task.getAssignee() + "'.";
    }

    private static String nameOf(TaskEntity task) {
        return "Task '" + (task.getName() == null ? task.getId() : task.getName()) + "'";
    }
}
