package dev.slipway.process.authority;

import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Role;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Who changes the authority matrix, in which role.
 *
 * @param role the first of the roles that allow it
 */
record Maintainer(String person, Role role) {

    /** The governance lead too, since a system owner who is away cannot say so. */
    static final List<Role> OF_MATRIX = List.of(Role.SYSTEM_OWNER, Role.GOVERNANCE_LEAD);

    static final List<Role> OF_LATE_ASSIGNMENTS = List.of(Role.GOVERNANCE_LEAD);

    /** @throws Refusal when nobody is logged in, or somebody without any of these roles */
    static Maintainer of(IdentityService identities, String act, List<Role> allowed) {
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
        return new Maintainer(login.getUserId(), role);
    }
}
