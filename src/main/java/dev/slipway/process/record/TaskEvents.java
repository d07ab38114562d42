package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.history.event.HistoricIdentityLinkLogEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records who was asked, who took it, and what they answered. */
@Component
class TaskEvents {

    private static final String ADDED = "add";

    private final LedgerRecorder recorder;
    private final SubmittedValues submitted;

    TaskEvents(LedgerRecorder recorder, SubmittedValues submitted) {
        this.recorder = recorder;
        this.submitted = submitted;
    }

    @EventListener
    void on(HistoricTaskInstanceEventEntity event) {
        if (event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_CREATE)) {
            record("TaskCreated", event, "created");
        } else if (event.isEventOfType(HistoryEventTypes.TASK_INSTANCE_COMPLETE)) {
            ended(event);
        }
    }

    @EventListener
    void on(HistoricIdentityLinkLogEventEntity event) {
        if (event.getTaskId() == null || !IdentityLinkType.ASSIGNEE.equals(event.getType())) {
            return;
        }
        assigned(ADDED.equals(event.getOperationType()) ? "TaskClaimed" : "TaskReleased", event);
    }

    // The engine calls every end of a task complete; only the reason tells an answer from an interruption.
    private void ended(HistoricTaskInstanceEventEntity event) {
        if (TaskEntity.DELETE_REASON_COMPLETED.equals(event.getDeleteReason())) {
            completed(event);
        } else {
            record("TaskCancelled", event, "ended");
        }
    }

    private void record(String type, HistoricTaskInstanceEventEntity event, String what) {
        Actor actor = EngineContext.actor();
        Supplier<String> subject = EngineContext.subject(event.getProcessInstanceId());
        Payload payload = task(event, EngineContext.candidateGroups(event.getTaskId()));
        recorder.record(() -> NewEntry.of(type, subject.get(), actor, payload.map(), key(event, what)));
    }

    private void completed(HistoricTaskInstanceEventEntity event) {
        List<String> roles = EngineContext.candidateGroups(event.getTaskId());
        Actor actor = EngineContext.actor(roles.size() == 1 ? roles.get(0) : null);
        Supplier<String> subject = EngineContext.subject(event.getProcessInstanceId());
        Supplier<Map<String, Object>> values = submitted.ofActivity(event.getActivityInstanceId());
        Payload payload = task(event, roles);
        recorder.record(() -> NewEntry.of(
                "TaskCompleted",
                subject.get(),
                actor,
                payload.with("values", values.get()).map(),
                key(event, "ended")));
    }

    // The event itself does not name the instance.
    private void assigned(String type, HistoricIdentityLinkLogEventEntity event) {
        Actor actor = EngineContext.actor();
        Optional<TaskEntity> task = EngineContext.task(event.getTaskId());
        Supplier<String> subject =
                EngineContext.subject(task.map(TaskEntity::getProcessInstanceId).orElse(null));
        Map<String, Object> payload = new Payload()
                .with("taskId", event.getTaskId())
                .with("task", task.map(TaskEntity::getTaskDefinitionKey).orElse(null))
                .with("assignee", event.getUserId())
                .map();
        recorder.record(() -> NewEntry.of(type, subject.get(), actor, payload, "assignment:" + event.getId()));
    }

    private static Payload task(HistoricTaskInstanceEventEntity event, List<String> roles) {
        return new Payload()
                .with("task", event.getTaskDefinitionKey())
                .with("taskId", event.getTaskId())
                .with("definition", event.getProcessDefinitionId())
                .with("roles", roles)
                .with("assignee", event.getAssignee());
    }

    private static String key(HistoricTaskInstanceEventEntity event, String what) {
        return "task:" + event.getTaskId() + ":" + what;
    }
}
