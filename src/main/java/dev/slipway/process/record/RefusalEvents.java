package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.guard.CommandRefused;
import dev.slipway.release.Releases;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records what was refused to whom; the text only by its digest, since it may quote what was sent. */
@Component
class RefusalEvents {

    private final LedgerRecorder recorder;
    private final ObjectProvider<ProcessEngine> engine;
    private final Releases releases;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    RefusalEvents(LedgerRecorder recorder, ObjectProvider<ProcessEngine> engine, Releases releases) {
        this.recorder = recorder;
        this.engine = engine;
        this.releases = releases;
    }

    @EventListener
    void on(CommandRefused refused) {
        Map<String, Object> payload = new Payload()
                .with("command", refused.command())
                .with("on", PlainValue.of(refused.subject()))
                .with("status", refused.status())
                .with("text", PlainValue.digest(refused.text().getBytes(StandardCharsets.UTF_8)))
                .map();
        recorder.recordNow(NewEntry.of(
                "CommandRefused",
                release(refused.subject()),
                Actor.person(refused.user(), null),
                payload,
                "refusal:" + ids.get()));
    }

    /** The release that the command names, or that of its task if that is still open. */
    private String release(String subject) {
        return releases.isKnown(subject) ? subject : releaseOfTask(subject);
    }

    private String releaseOfTask(String taskId) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequiresNew()
                .execute(context -> EngineContext.task(taskId)
                        .map(TaskEntity::getProcessInstanceId)
                        .map(EngineContext::subject)
                        .map(Supplier::get)
                        .orElse(EngineContext.ENGINE));
    }
}
