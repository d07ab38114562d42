package dev.slipway.process.authority;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Role;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** People with an account and the roles they hold, read without the rights of whoever asks. */
@Component
class KnownPeople {

    private final IdentityService identities;
    private final OwnSteps steps;

    KnownPeople(IdentityService identities, OwnSteps steps) {
        this.identities = identities;
        this.steps = steps;
    }

    /** Ids of those who hold the role, sorted. */
    List<String> holders(Role role) {
        return steps
                .runAuthorized(() ->
                        identities.createUserQuery().memberOfGroup(role.id()).list())
                .stream()
                .map(User::getId)
                .sorted()
                .toList();
    }

    boolean holds(String person, Role role) {
        return groups(person).contains(role.id());
    }

    Role role(String act, String id) {
        return Role.of(id)
                .filter(Role::takesTasks)
                .orElseThrow(() -> Refusal.badRequest(
                        act + " refused: 'role' must be one that works in releases, found '" + id + "'."));
    }

    void requireKnown(String act, String field, String person) {
        Long found = steps.runAuthorized(
                () -> identities.createUserQuery().userId(person).count());
        if (found == 0) {
            throw Refusal.badRequest(act + " refused: '" + field + "' must be a person with an account, found '"
                    + person + "'. Correct it, or have an administrator create the account.");
        }
    }

    void requireHolder(String act, String field, String person, Role role) {
        requireKnown(act, field, person);
        if (!holds(person, role)) {
            throw Refusal.badRequest(act + " refused: '" + field + "' must be a member of the group '" + role.id()
                    + "', found '" + person + "', who is none. A delegation is not passed on.");
        }
    }

    /** Somebody who works in releases, and so can open the task. */
    void requireWorker(String act, String field, String person) {
        requireKnown(act, field, person);
        if (groups(person).stream().flatMap(id -> Role.of(id).stream()).noneMatch(Role::takesTasks)) {
            throw Refusal.badRequest(act + " refused: '" + field + "' must hold a role that works in releases, found '"
                    + person + "', who holds none.");
        }
    }

    private List<String> groups(String person) {
        return steps
                .runAuthorized(
                        () -> identities.createGroupQuery().groupMember(person).list())
                .stream()
                .map(Group::getId)
                .toList();
    }
}
