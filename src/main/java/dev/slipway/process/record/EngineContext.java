package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/** What the running engine command knows about an event: who caused it, which release it belongs to. */
final class EngineContext {

    /** Subject of what belongs to no release, name of what no person did. */
    static final String ENGINE = "engine";

    private EngineContext() {}

    static Actor actor() {
        return actor(null);
    }

    /** The person logged in, acting in this role; without a login it is the engine, for a timer or a job. */
    static Actor actor(@Nullable String role) {
        String user = current().map(CommandContext::getAuthenticatedUserId).orElse(null);
        return user == null ? Actor.service(ENGINE) : Actor.person(user, role);
    }

    /** The business key of the event's instance; a start listener may still set it, so it is read when it is needed. */
    static Supplier<String> subject(@Nullable String processInstanceId) {
        Optional<ExecutionEntity> instance = processInstanceId == null
                ? Optional.empty()
                : current().map(context -> context.getExecutionManager().findExecutionById(processInstanceId));
        return () -> subjectOf(instance.map(ExecutionEntity::getBusinessKey).orElse(null));
    }

    static String subjectOf(@Nullable String businessKey) {
        return businessKey == null || businessKey.isBlank() ? ENGINE : businessKey;
    }

    static List<String> candidateGroups(String taskId) {
        return task(taskId)
                .map(TaskEntity::getCandidates)
                .map(EngineContext::groups)
                .orElse(List.of());
    }

    static Optional<TaskEntity> task(String taskId) {
        return current().map(context -> context.getTaskManager().findTaskById(taskId));
    }

    private static List<String> groups(Collection<IdentityLink> links) {
        return links.stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .sorted()
                .collect(Collectors.toUnmodifiableList());
    }

    private static Optional<CommandContext> current() {
        return Optional.ofNullable(Context.getCommandContext());
    }
}
