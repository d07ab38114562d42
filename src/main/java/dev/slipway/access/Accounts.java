package dev.slipway.access;

import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.springframework.stereotype.Component;

/** Opens accounts in the engine's own user directory. */
@Component
public class Accounts {

    /** Members manage users and technical faults; releases are closed to them. */
    public static final String ADMINISTRATORS = "camunda-admin";

    /** Group of the service logins by which a build pipeline requests releases. */
    public static final String PIPELINES = "ci";

    /** Members give people from outside a look at chosen releases; they read as auditors, which is a role of its own. */
    public static final String AUDIT_ADMINISTRATORS = "audit-administrator";

    private final IdentityService identities;

    Accounts(IdentityService identities) {
        this.identities = identities;
    }

    /** Opens an account whose password is its id, past the password policy; an account that exists stays as it is. */
    public void openSample(String id, String firstName, String lastName, Set<String> groups) {
        if (identities.createUserQuery().userId(id).count() > 0) {
            return;
        }
        User user = identities.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(id + "@slipway.example");
        user.setPassword(id);
        ((IdentityServiceImpl) identities).saveUser(user, true);
        groups.forEach(group -> join(id, group));
    }

    void open(User user, String group) {
        if (identities.createUserQuery().userId(user.getId()).count() == 0) {
            identities.saveUser(user);
        }
        join(user.getId(), group);
    }

    private void join(String userId, String groupId) {
        if (identities.createGroupQuery().groupId(groupId).count() == 0) {
            Group group = identities.newGroup(groupId);
            group.setName("Administrators");
            group.setType("SYSTEM");
            identities.saveGroup(group);
        }
        identities.createMembership(userId, groupId);
    }
}
