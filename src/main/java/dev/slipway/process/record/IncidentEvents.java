package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records that a step got stuck and went on, apart from the transaction that counts its failures. */
@Component
class IncidentEvents {

    private final LedgerRecorder recorder;

    IncidentEvents(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    @EventListener
    void on(HistoricIncidentEventEntity event) {
        if (event.isEventOfType(HistoryEventTypes.INCIDENT_CREATE)) {
            record("IncidentCreated", event);
        } else if (event.isEventOfType(HistoryEventTypes.INCIDENT_RESOLVE)
                || event.isEventOfType(HistoryEventTypes.INCIDENT_DELETE)) {
            record("IncidentResolved", event);
        }
    }

    private void record(String type, HistoricIncidentEventEntity event) {
        Actor actor = EngineContext.actor();
        Supplier<String> subject = EngineContext.subject(event.getProcessInstanceId());
        Map<String, Object> payload = new Payload()
                .with("incident", event.getId())
                .with("kind", event.getIncidentType())
                .with("activity", event.getActivityId())
                .with("definition", event.getProcessDefinitionId())
                .with("message", PlainValue.of(event.getIncidentMessage()))
                .map();
        String key = "incident:" + event.getId() + ":" + type;
        recorder.recordApart(() -> NewEntry.of(type, subject.get(), actor, payload, key));
    }
}
