package dev.slipway.process.history;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.Digests;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Records who brought which models, tables and forms into the engine, each file by its digest. */
@Component
class DeployedEntries {

    static final String TYPE = "ProcedureDeployed";
    static final String SUBJECT = "procedure";

    /** The engine tells a deployment once for each of its options; this one it always has. */
    private static final String TOLD_WITH = "duplicateFilterEnabled";

    private final LedgerRecorder recorder;

    DeployedEntries(LedgerRecorder recorder) {
        this.recorder = recorder;
    }

    @EventListener
    void on(UserOperationLogEntryEventEntity event) {
        if (EntityTypes.DEPLOYMENT.equals(event.getEntityType()) && TOLD_WITH.equals(event.getProperty())) {
            record(event.getDeploymentId());
        }
    }

    private void record(String id) {
        CommandContext context = Context.getCommandContext();
        DeploymentEntity deployment = context.getDeploymentManager().findDeploymentById(id);
        String user = context.getAuthenticatedUserId();
        recorder.record(NewEntry.of(
                TYPE,
                SUBJECT,
                user == null ? Actor.service("slipway") : Actor.person(user, null),
                Map.of(
                        "deployment", id,
                        "name", text(deployment.getName()),
                        "source", text(deployment.getSource()),
                        "files", files(deployment)),
                "deployment:" + id));
    }

    private static Map<String, String> files(DeploymentEntity deployment) {
        Map<String, String> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, Digests.of(resource.getBytes())));
        return files;
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
