package dev.slipway.process.overview;

import java.time.Instant;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;

/**
 * A process that has not ended.
 *
 * @param about business key, as a rule the slug of its release
 * @param calledBy id of the process that waits for it
 */
record RunningProcess(
        String id,
        String key,
        String name,
        String definition,
        @Nullable String about,
        @Nullable String calledBy,
        Instant since) {

    static RunningProcess of(HistoricProcessInstance instance) {
        String name = instance.getProcessDefinitionName();
        return new RunningProcess(
                instance.getId(),
                instance.getProcessDefinitionKey(),
                name == null ? instance.getProcessDefinitionKey() : name,
                instance.getProcessDefinitionId(),
                instance.getBusinessKey(),
                instance.getSuperProcessInstanceId(),
                instance.getStartTime().toInstant());
    }
}
