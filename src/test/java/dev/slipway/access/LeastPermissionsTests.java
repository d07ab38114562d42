package dev.slipway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.SlipwayTest;
import dev.slipway.release.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The permission table itself, and that the engine holds it and nothing more. */
@SlipwayTest
class LeastPermissionsTests {

    private static final Set<String> WRITING = Set.of("UPDATE", "DELETE", "ALL", "UPDATE_INSTANCE", "DELETE_HISTORY");

    @Autowired
    private Permissions permissions;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private AuthorizationService authorizations;

    @Test
    void whoMayStartWhat() {
        assertThat(LeastPermissions.grants())
                .filteredOn(grant -> names(grant).contains("CREATE_INSTANCE"))
                .extracting(Grant::group, Grant::resourceId)
                .containsExactlyInAnyOrder(
                        tuple("deployment-manager", "ai-deployment"),
                        tuple("release-manager", "ai-deployment"),
                        tuple("deployment-manager", "request-change"),
                        tuple("release-manager", "request-change"),
                        tuple("technical-owner", "rollback-drill"),
                        tuple("technical-owner", "third-party-change"),
                        tuple("technical-sme", "third-party-change"),
                        tuple("operations", "third-party-change"),
                        tuple("release-manager", "third-party-change"),
                        tuple("ci", "third-party-change"));
    }

    @Test
    void nobodyHoldsAPermissionToOverwriteOrDelete() {
        assertThat(LeastPermissions.grants())
                .noneMatch(grant -> names(grant).stream().anyMatch(WRITING::contains));
    }

    @Test
    void theAuditorOnlyReads() {
        assertThat(LeastPermissions.grants())
                .filteredOn(grant -> grant.group().equals(Role.AUDITOR.id()))
                .flatExtracting(LeastPermissionsTests::names)
                .allMatch(name -> name.startsWith("READ") || name.equals("ACCESS"));
    }

    @Test
    void aSecondStartChangesNothing() {
        var before = stored();
        permissions.postProcessEngineBuild(engine);
        assertThat(stored()).isEqualTo(before);
        assertThat(engine.getFilterService().createTaskFilterQuery().count()).isEqualTo(13);
    }

    @Test
    void aStartTakesBackWhatTheTableDoesNotHold() {
        var before = stored();
        Authorization stray = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        stray.setGroupId("auditor");
        stray.setResource(Resources.BATCH);
        stray.setResourceId("*");
        authorizations.saveAuthorization(stray);
        Authorization widened = authorizations
                .createAuthorizationQuery()
                .groupIdIn("auditor")
                .resourceType(Resources.PROCESS_DEFINITION)
                .singleResult();
        widened.addPermission(ProcessDefinitionPermissions.DELETE_HISTORY);
        authorizations.saveAuthorization(widened);

        permissions.postProcessEngineBuild(engine);

        assertThat(stored()).isEqualTo(before);
    }

    private TreeMap<String, Integer> stored() {
        var rows = new TreeMap<String, Integer>();
        String[] groups =
                LeastPermissions.grants().stream().map(Grant::group).distinct().toArray(String[]::new);
        Collection<Authorization> found =
                authorizations.createAuthorizationQuery().groupIdIn(groups).list();
        found.forEach(row -> rows.put(
                row.getId() + " " + row.getGroupId() + " " + row.getResourceType() + " " + row.getResourceId(),
                ((AuthorizationEntity) row).getPermissions()));
        return rows;
    }

    private static List<String> names(Grant grant) {
        return grant.permissions().stream().map(Permission::getName).toList();
    }
}
