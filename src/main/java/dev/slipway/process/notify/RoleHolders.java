package dev.slipway.process.notify;

import dev.slipway.notice.Recipient;
import dev.slipway.process.guard.OwnSteps;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.IdentityProviderException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Mail addresses of the people who hold a role; who has none gets no mail, and that stops nothing. */
@Component
class RoleHolders {

    private static final Logger LOG = LoggerFactory.getLogger(RoleHolders.class);
    private static final int MOST = 500;

    private final IdentityService identities;
    private final OwnSteps steps;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    RoleHolders(IdentityService identities, OwnSteps steps) {
        this.identities = identities;
        this.steps = steps;
    }

    /** Each person once. */
    List<Recipient> of(Collection<String> roles) {
        return roles.stream().flatMap(role -> of(role).stream()).distinct().toList();
    }

    /** One person, if there is an address. */
    Optional<Recipient> person(String id) {
        return Optional.ofNullable(steps.runAuthorized(
                        () -> identities.createUserQuery().userId(id).singleResult()))
                .flatMap(person -> Recipient.of(person.getId(), person.getEmail()));
    }

    /** Those of the task's roles that its claimant holds; all of them where that is not known. */
    List<String> acting(TaskCard task) {
        List<String> held = task.assignee() == null ? List.of() : groups(task.assignee());
        List<String> acting = task.roles().stream().filter(held::contains).toList();
        return acting.isEmpty() ? task.roles() : acting;
    }

    private List<String> groups(String person) {
        try {
            return steps
                    .runAuthorized(() ->
                            identities.createGroupQuery().groupMember(person).list())
                    .stream()
                    .map(Group::getId)
                    .toList();
        } catch (IdentityProviderException away) {
            LOG.warn("The roles of a person could not be read, so a notice names all roles of a task", away);
            return List.of();
        }
    }

    private List<Recipient> of(String role) {
        List<Recipient> found = members(role).stream()
                .map(person -> Recipient.of(person.getId(), person.getEmail()))
                .flatMap(Optional::stream)
                .toList();
        if (found.isEmpty() && warned.add(role)) {
            LOG.warn("Nobody in '{}' has a mail address, so its notices reach nobody. Enter one in Admin.", role);
        }
        return found;
    }

    /** Read without the rights of the person whose step causes the mail. */
    private List<User> members(String role) {
        try {
            return steps.runAuthorized(
                    () -> identities.createUserQuery().memberOfGroup(role).listPage(0, MOST));
        } catch (IdentityProviderException away) {
            LOG.warn("The members of '{}' could not be read, so a notice reaches nobody", role, away);
            return List.of();
        }
    }
}
