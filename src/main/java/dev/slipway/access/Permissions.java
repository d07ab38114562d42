package dev.slipway.access;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes the engine's groups and their permissions what the tables say, each time before the first job runs. */
@Component
class Permissions extends AbstractProcessEnginePlugin {

    private static final Logger log = LoggerFactory.getLogger(Permissions.class);

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        groups().forEach((id, title) -> createGroup(engine.getIdentityService(), id, title));
        Collection<Grant> grants = Stream.concat(
                        LeastPermissions.grants().stream(), TaskFilters.create(engine).stream())
                .toList();
        apply(engine.getAuthorizationService(), grants);
    }

    private static Map<String, String> groups() {
        return Stream.concat(
                        Arrays.stream(Role.values()).map(role -> Map.entry(role.id(), role.title())),
                        Stream.of(
                                Map.entry(LeastPermissions.CI, "Build pipelines"),
                                Map.entry(Accounts.AUDIT_ADMINISTRATORS, "Administrators of the audit")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static void createGroup(IdentityService identities, String id, String title) {
        if (identities.createGroupQuery().groupId(id).count() > 0) {
            return;
        }
        Group group = identities.newGroup(id);
        group.setName(title);
        group.setType("WORKFLOW");
        identities.saveGroup(group);
    }

    private static void apply(AuthorizationService authorizations, Collection<Grant> grants) {
        Map<Grant.Row, Authorization> stored = stored(authorizations);
        Set<Grant.Row> wanted = grants.stream().map(Grant::row).collect(Collectors.toSet());
        stored.forEach((row, authorization) -> {
            if (!wanted.contains(row)) {
                log.warn("Took back a permission that the table does not hold: {}", row);
                authorizations.deleteAuthorization(authorization.getId());
            }
        });
        grants.forEach(grant -> save(authorizations, stored, grant));
    }

    private static void save(AuthorizationService authorizations, Map<Grant.Row, Authorization> stored, Grant grant) {
        Authorization row = stored.containsKey(grant.row()) ? stored.get(grant.row()) : newRow(authorizations, grant);
        int before = bits(row);
        row.setPermissions(grant.permissions().toArray(Permission[]::new));
        if (row.getId() == null || bits(row) != before) {
            authorizations.saveAuthorization(row);
        }
    }

    private static Authorization newRow(AuthorizationService authorizations, Grant grant) {
        Authorization row = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        row.setGroupId(grant.group());
        row.setResource(grant.resource());
        row.setResourceId(grant.resourceId());
        return row;
    }

    private static int bits(Authorization row) {
        return ((AuthorizationEntity) row).getPermissions();
    }

    /** Rows on tasks are left out: the engine writes and removes those with each task. */
    private static Map<Grant.Row, Authorization> stored(AuthorizationService authorizations) {
        String[] ids = groups().keySet().toArray(String[]::new);
        return authorizations.createAuthorizationQuery().groupIdIn(ids).list().stream()
                .filter(row -> row.getResourceType() != Resources.TASK.resourceType())
                .collect(Collectors.toMap(
                        row -> new Grant.Row(row.getGroupId(), row.getResourceType(), row.getResourceId()),
                        Function.identity()));
    }
}
