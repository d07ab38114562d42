package dev.slipway.access;

import static dev.slipway.access.Grant.ANY;
import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.OPERATION_LOG_CATEGORY;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/** The permission table: the least that each role's work needs. Own tasks need no line; the engine grants them. */
final class LeastPermissions {

    /** What people start in Tasklist; a pipeline starts by a route of ours and needs no permission for it. */
    static final List<String> STARTED_PROCESSES = List.of("ai-deployment", "request-change");

    static final String CI = Accounts.PIPELINES;

    private LeastPermissions() {}

    static Collection<Grant> grants() {
        return Stream.of(everybody(), workers(), starters(), readers(), auditor(), processOwner())
                .flatMap(grants -> grants)
                .collect(Collectors.toMap(Grant::row, grant -> grant, LeastPermissions::merged))
                .values();
    }

    /** The engine gives each new group this one itself. */
    private static Stream<Grant> everybody() {
        return Stream.concat(Arrays.stream(Role.values()).map(Role::id), Stream.of(CI, Accounts.AUDIT_ADMINISTRATORS))
                .map(group -> Grant.of(group, GROUP, group, READ));
    }

    private static Stream<Grant> workers() {
        return Arrays.stream(Role.values())
                .filter(Role::takesTasks)
                .flatMap(role -> Stream.of(
                        Grant.of(role.id(), APPLICATION, "tasklist", ACCESS),
                        Grant.of(role.id(), PROCESS_DEFINITION, ANY, READ)));
    }

    private static Stream<Grant> starters() {
        return Stream.of(
                        STARTED_PROCESSES.stream()
                                .flatMap(process ->
                                        starters(process, Role.DEPLOYMENT_MANAGER.id(), Role.RELEASE_MANAGER.id())),
                        starters("rollback-drill", Role.TECHNICAL_OWNER.id()),
                        starters(
                                "third-party-change",
                                Role.TECHNICAL_OWNER.id(),
                                Role.TECHNICAL_SME.id(),
                                Role.OPERATIONS.id(),
                                Role.RELEASE_MANAGER.id(),
                                CI))
                .flatMap(grants -> grants);
    }

    private static Stream<Grant> starters(String process, String... groups) {
        return Arrays.stream(groups)
                .flatMap(group -> Stream.of(
                        Grant.of(group, PROCESS_DEFINITION, process, READ, CREATE_INSTANCE),
                        Grant.of(group, PROCESS_INSTANCE, ANY, CREATE)));
    }

    private static Stream<Grant> readers() {
        return Arrays.stream(Phase.values())
                .flatMap(phase -> phase.processes().stream()
                        .flatMap(process -> phase.readers().stream()
                                .map(role -> Grant.of(role.id(), PROCESS_DEFINITION, process, READ_TASK))));
    }

    private static Stream<Grant> auditor() {
        String auditor = Role.AUDITOR.id();
        Stream<Grant> readable = Stream.of(DECISION_REQUIREMENTS_DEFINITION, DEPLOYMENT, USER, GROUP, AUTHORIZATION)
                .map(resource -> Grant.of(auditor, resource, ANY, READ));
        return Stream.concat(
                readable,
                Stream.of(
                        Grant.of(auditor, APPLICATION, "tasklist", ACCESS),
                        Grant.of(auditor, APPLICATION, "cockpit", ACCESS),
                        Grant.of(auditor, OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ),
                        Grant.of(auditor, DECISION_DEFINITION, ANY, READ, READ_HISTORY),
                        Grant.of(auditor, PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY)));
    }

    private static Stream<Grant> processOwner() {
        String owner = Role.PROCESS_OWNER.id();
        Stream<Grant> definitions = Stream.of(PROCESS_DEFINITION, DECISION_DEFINITION, DECISION_REQUIREMENTS_DEFINITION)
                .map(resource -> Grant.of(owner, resource, ANY, READ));
        return Stream.concat(
                definitions,
                Stream.of(
                        Grant.of(owner, APPLICATION, "cockpit", ACCESS),
                        Grant.of(owner, DEPLOYMENT, ANY, CREATE, READ)));
    }

    private static Grant merged(Grant one, Grant other) {
        List<Permission> all = Stream.concat(one.permissions().stream(), other.permissions().stream())
                .distinct()
                .toList();
        return Grant.of(one.group(), one.resource(), one.resourceId(), all.toArray(Permission[]::new));
    }
}
