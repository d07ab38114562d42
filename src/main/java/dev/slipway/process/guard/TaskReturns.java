package dev.slipway.process.guard;

import java.time.Instant;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Frees a claimed task, so that another candidate may claim it. */
@Component
public class TaskReturns {

    private final ProcessEngineConfigurationImpl engine;
    private final TaskGuard guard;

    TaskReturns(ProcessEngine engine, ObjectProvider<ReleaseRules> rules) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.guard = new TaskGuard(new DeployedForms(), rules::orderedStream);
    }

    /** The person logged in gives back a task that he claimed himself. */
    public void giveBack(String taskId) {
        engine.getCommandExecutorTxRequired().execute(context -> giveBack(taskId, context));
    }

    /** The person logged in frees a task that he is accountable for and that somebody else claimed. */
    public void release(String taskId) {
        engine.getCommandExecutorTxRequired().execute(context -> release(taskId, context));
    }

    /**
     * Frees a task whose claimant has let it lie; nobody asks for it, so it is for the application's own rounds.
     *
     * @param since the task was last touched before then
     * @return whose claim it was, or nothing when the task is free, gone or was touched
     */
    public Optional<String> releaseIdle(String taskId, Instant since) {
        return engine.getCommandExecutorTxRequired().execute(context -> releaseIdle(taskId, since, context));
    }

    private static Optional<String> releaseIdle(String taskId, Instant since, CommandContext context) {
        TaskEntity task = context.getTaskManager().findTaskById(taskId);
        if (task == null || task.getAssignee() == null || lastTouched(task).isAfter(since)) {
            return Optional.empty();
        }
        String claimant = task.getAssignee();
        free(task);
        return Optional.of(claimant);
    }

    private static Instant lastTouched(TaskEntity task) {
        return (task.getLastUpdated() == null ? task.getCreateTime() : task.getLastUpdated()).toInstant();
    }

    private @Nullable Void giveBack(String taskId, CommandContext context) {
        Caller caller = caller(context);
        TaskEntity task = guard.open(taskId, caller);
        guard.requireClaimant(task, caller);
        return free(task);
    }

    /** The accountable person is no candidate, so the engine's own check of who works on the task does not fit. */
    private @Nullable Void release(String taskId, CommandContext context) {
        TaskEntity task = guard.openUnchecked(taskId, context);
        guard.requireAccountable(task, caller(context));
        return free(task);
    }

    private static Caller caller(CommandContext context) {
        Caller caller = Caller.of(context);
        if (caller == null) {
            throw Refusal.forbidden("Give-back refused: nobody is logged in.");
        }
        return caller;
    }

    /** On the entity itself: the engine's command needs a permission that also lets people assign to each other. */
    private static @Nullable Void free(TaskEntity task) {
        task.setAssignee(null);
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
        return null;
    }
}
