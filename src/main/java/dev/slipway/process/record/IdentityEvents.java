package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records each change of people, groups, memberships and permissions, as the engine's operation log names it. */
@Component
class IdentityEvents {

    private static final Set<String> KINDS =
            Set.of(EntityTypes.USER, EntityTypes.GROUP, EntityTypes.GROUP_MEMBERSHIP, EntityTypes.AUTHORIZATION);

    private final LedgerRecorder recorder;

    IdentityEvents(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    @EventListener
    void on(UserOperationLogEntryEventEntity event) {
        if (KINDS.contains(event.getEntityType())) {
            Actor actor = EngineContext.actor();
            Map<String, Object> payload = new Payload()
                    .with("kind", event.getEntityType())
                    .with("operation", event.getOperationType())
                    .with("operationId", event.getOperationId())
                    .with("property", event.getProperty())
                    .with("userId".equals(event.getProperty()) ? "person" : "value", PlainValue.of(event.getNewValue()))
                    .map();
            recorder.record(() ->
                    NewEntry.of("IdentityChanged", EngineContext.ENGINE, actor, payload, "operation:" + event.getId()));
        }
    }
}
