package dev.slipway.process.intake;

import dev.slipway.access.Accounts;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Role;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds who stands behind a start: the person logged in, or the one whom a build pipeline names. */
@Component
public class Requesters {

    static final List<String> MAY_REQUEST = List.of(Role.DEPLOYMENT_MANAGER.id(), Role.RELEASE_MANAGER.id());

    /** Set only while our own route runs a start, so that a pipeline has no other way in. */
    private final ThreadLocal<Optional<String>> named = new ThreadLocal<>();

    private final IdentityService identities;

    Requesters(IdentityService identities) {
        this.identities = identities;
    }

    /** Runs a start that a program sent for this person, or for nobody that it knows. */
    <T> T naming(@Nullable String person, Supplier<T> start) {
        named.set(Optional.ofNullable(person));
        try {
            return start.get();
        } finally {
            named.remove();
        }
    }

    /** Refuses a login, and a person named by a pipeline, that may not request. */
    public Requester behind(String login) {
        if (!groups(login).contains(Accounts.PIPELINES)) {
            return person(login, login, false);
        }
        Optional<String> standing = named.get();
        if (standing == null) {
            throw Refusal.forbidden("A start by '" + login + "' is refused here: a pipeline requests releases with POST"
                    + " /api/releases and changes with POST /api/changes.");
        }
        return standing.map(person -> person(known(person), login, true))
                .orElseGet(() -> new Requester(login, Optional.empty(), login, true));
    }

    /** True for a service login: who caused its request is not known. */
    public boolean isPipeline(String user) {
        return groups(user).contains(Accounts.PIPELINES);
    }

    private Requester person(String id, String login, boolean pipeline) {
        Role role = groups(id).stream()
                .filter(MAY_REQUEST::contains)
                .sorted()
                .findFirst()
                .flatMap(Role::of)
                .orElseThrow(() -> Refusal.forbidden(id + " may not request a release or a change: only "
                        + String.join(" and ", MAY_REQUEST) + " may. Ask one of them to start it."));
        return new Requester(id, Optional.of(role), login, pipeline);
    }

    private String known(String person) {
        if (identities.createUserQuery().userId(person).count() == 0) {
            throw Refusal.badRequest("'requestedBy' names nobody who has a login here, found '" + person
                    + "'; name the person who caused the run, or leave it out when that is not known.");
        }
        return person;
    }

    private List<String> groups(String user) {
        return identities.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }
}
