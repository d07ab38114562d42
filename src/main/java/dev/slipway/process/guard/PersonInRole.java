package dev.slipway.process.guard;

import dev.slipway.release.Role;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Somebody who acts outside of any task.
 *
 * @param role the first of the roles that allow it
 */
public record PersonInRole(String person, Role role) {

    /** @throws Refusal when nobody is logged in, or somebody without any of these roles */
    public static PersonInRole of(IdentityService identities, String act, Collection<Role> allowed) {
        Authentication login = identities.getCurrentAuthentication();
        if (login == null || login.getUserId() == null) {
            throw Refusal.forbidden(act + " refused: nobody is logged in.");
        }
        List<String> groups = login.getGroupIds() == null ? List.of() : login.getGroupIds();
        Role role = allowed.stream()
                .filter(one -> groups.contains(one.id()))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.forbidden(act + " refused: " + login.getUserId() + " holds none of the roles "
                                + allowed.stream().map(Role::id).toList() + ". Ask somebody who does."));
        return new PersonInRole(login.getUserId(), role);
    }

    /** As texts name both. */
    public String inWords() {
        return person + " (" + role.id() + ")";
    }
}
