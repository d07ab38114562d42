package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records that a process started and ended, and what services did in between. */
@Component
class ProcessEvents {

    private static final Set<String> SERVICES = Set.of("serviceTask", "sendTask");

    private final LedgerRecorder recorder;
    private final SubmittedValues submitted;

    ProcessEvents(LedgerRecorder recorder, SubmittedValues submitted) {
        this.recorder = recorder;
        this.submitted = submitted;
    }

    @EventListener
    void on(HistoricProcessInstanceEventEntity event) {
        if (event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START)) {
            started(event);
        } else if (event.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END)) {
            ended(event);
        }
    }

    @EventListener
    void on(HistoricActivityInstanceEventEntity event) {
        if (event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END)
                && SERVICES.contains(event.getActivityType())) {
            activityEnded(event);
        }
    }

    private void started(HistoricProcessInstanceEventEntity event) {
        Actor actor = EngineContext.actor();
        Supplier<String> subject = EngineContext.subject(event.getProcessInstanceId());
        Supplier<Map<String, Object>> values = submitted.ofStart(event.getProcessInstanceId());
        Payload payload = definition(event).with("calledBy", event.getSuperProcessInstanceId());
        recorder.record(() -> {
            if (event.getSuperProcessInstanceId() == null) {
                payload.with("values", values.get());
            }
            return NewEntry.of("ProcessStarted", subject.get(), actor, payload.map(), key(event, "started"));
        });
    }

    private void ended(HistoricProcessInstanceEventEntity event) {
        Payload payload = definition(event)
                .with("state", event.getState())
                .with("endActivity", event.getEndActivityId())
                .with("reason", PlainValue.of(event.getDeleteReason()));
        recorder.record(NewEntry.of(
                "ProcessEnded",
                EngineContext.subjectOf(event.getBusinessKey()),
                EngineContext.actor(),
                payload.map(),
                key(event, "ended")));
    }

    private void activityEnded(HistoricActivityInstanceEventEntity event) {
        Actor actor = EngineContext.actor();
        Supplier<String> subject = EngineContext.subject(event.getProcessInstanceId());
        boolean cancelled = event.getActivityInstanceState() == ActivityInstanceState.CANCELED.getStateCode();
        String type = cancelled ? "ActivityCancelled" : "ActivityCompleted";
        String key = "activity:" + event.getActivityInstanceId() + ":ended";
        Map<String, Object> payload =
                definition(event).with("activity", event.getActivityId()).map();
        recorder.record(() -> NewEntry.of(type, subject.get(), actor, payload, key));
    }

    private static Payload definition(HistoryEvent event) {
        return new Payload()
                .with("process", event.getProcessDefinitionKey())
                .with("definition", event.getProcessDefinitionId())
                .with("instance", event.getProcessInstanceId());
    }

    private static String key(HistoryEvent event, String what) {
        return "process:" + event.getProcessInstanceId() + ":" + what;
    }
}
