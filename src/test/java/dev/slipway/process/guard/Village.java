package dev.slipway.process.guard;

import jakarta.annotation.PostConstruct;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.test.context.TestConfiguration;

/** The people of the guard's tests, each with the password of his name, and the processes that they meet. */
@TestConfiguration
class Village {

    private static final Map<String, List<String>> GROUPS = Map.of(
            "qa-lead", List.of("maria", "otto"),
            "release-manager", List.of("rita"),
            "process-owner", List.of("olga"),
            "camunda-admin", List.of("admin"));

    private final ProcessEngine engine;
    private final AuthorizationService authorizations;
    private final IdentityService identities;

    Village(ProcessEngine engine) {
        this.engine = engine;
        this.authorizations = engine.getAuthorizationService();
        this.identities = engine.getIdentityService();
    }

    @PostConstruct
    void settle() {
        GROUPS.forEach(this::addGroup);
        addUser("sam");
        grant("release-manager", Resources.PROCESS_DEFINITION, Permissions.READ, Permissions.CREATE_INSTANCE);
        grant("release-manager", Resources.PROCESS_INSTANCE, Permissions.CREATE);
        grant("process-owner", Resources.DEPLOYMENT, Permissions.CREATE, Permissions.READ);
        for (Resources resource : Resources.values()) {
            grant("camunda-admin", resource, Permissions.ALL);
        }
        engine.getRepositoryService()
                .createDeployment()
                .name("guard")
                .addClasspathResource("guard/guarded.bpmn")
                .addClasspathResource("guard/guarded-start.form")
                .addClasspathResource("guard/guarded-review.form")
                .deploy();
    }

    private void addGroup(String id, List<String> members) {
        identities.saveGroup(identities.newGroup(id));
        for (String member : members) {
            addUser(member);
            identities.createMembership(member, id);
        }
    }

    private void addUser(String id) {
        User user = identities.newUser(id);
        user.setPassword(id);
        identities.saveUser(user);
    }

    private void grant(String group, Resource resource, Permission... permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(Authorization.ANY);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}
