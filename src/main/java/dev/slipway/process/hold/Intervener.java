package dev.slipway.process.hold;

import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Role;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * The person who steps in.
 *
 * @param role the one under which the person may
 */
record Intervener(String person, Role role) {

    /** @throws Refusal when nobody is logged in, or somebody without any of these roles */
    static Intervener of(IdentityService identities, String act, Collection<Role> allowed) {
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
        return new Intervener(login.getUserId(), role);
    }

    String inWords() {
        return person + " (" + role.id() + ")";
    }
}
