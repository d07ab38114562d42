package dev.slipway.process.sign;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/** Who acts on a key, with the roles held now. */
record KeyPerson(String id, List<Role> roles) {

    static KeyPerson current(IdentityService identities) {
        Authentication login = identities.getCurrentAuthentication();
        if (login == null || login.getGroupIds() == null) {
            return new KeyPerson("nobody", List.of());
        }
        return new KeyPerson(
                login.getUserId(),
                Arrays.stream(Role.values())
                        .filter(role -> login.getGroupIds().contains(role.id()))
                        .toList());
    }

    boolean holdsOneOf(List<Role> wanted) {
        return roles.stream().anyMatch(wanted::contains);
    }

    /** @throws KeyRefused when the person has no role of the procedure */
    void requireRole() {
        if (roles.isEmpty()) {
            throw KeyRefused.forbidden(id + " signs nothing: it takes a role of the procedure. Ask an administrator.");
        }
    }

    /** @throws KeyRefused when the person has no role in which anything is signed; who audits reads, and nothing else */
    void requireSigner() {
        requireRole();
        if (roles.stream().noneMatch(Role::takesTasks)) {
            throw KeyRefused.forbidden(id + " signs nothing: no key is taken from somebody who only holds "
                    + roles.stream().map(Role::id).toList() + ". Whoever approves has a role that approves.");
        }
    }

    @Nullable
    String roleText() {
        return roles.isEmpty() ? null : roles.get(0).id();
    }
}
