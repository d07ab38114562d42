package dev.slipway.process.handin;

import dev.slipway.access.Accounts;
import dev.slipway.ledger.Actor;
import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Who may hand in evidence, and who may read it. */
@Component
class HandInRights {

    private final IdentityService identities;

    HandInRights(IdentityService identities) {
        this.identities = identities;
    }

    /** The service login of a pipeline, or a release manager. */
    Actor requireSender() {
        Authentication login = login();
        if (login.getGroupIds().contains(Accounts.PIPELINES)) {
            return Actor.service(login.getUserId());
        }
        if (login.getGroupIds().contains(Role.RELEASE_MANAGER.id())) {
            return Actor.person(login.getUserId(), Role.RELEASE_MANAGER.id());
        }
        throw new HandInRefused(
                HttpStatus.FORBIDDEN,
                login.getUserId() + " may not hand in evidence: only service logins of the group '" + Accounts.PIPELINES
                        + "' and release managers may. Ask one of them.");
    }

    /** Whoever works in releases or looks after them, and the pipelines. */
    void requireReader() {
        Authentication login = login();
        boolean role = Arrays.stream(Role.values()).map(Role::id).anyMatch(login.getGroupIds()::contains);
        if (!role && !login.getGroupIds().contains(Accounts.PIPELINES)) {
            throw new HandInRefused(
                    HttpStatus.FORBIDDEN,
                    login.getUserId() + " may not read evidence: it takes a role of the procedure. Ask somebody who"
                            + " holds one.");
        }
    }

    private Authentication login() {
        Authentication login = identities.getCurrentAuthentication();
        return login == null || login.getGroupIds() == null ? new Authentication("nobody", List.of()) : login;
    }
}
