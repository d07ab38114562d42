package dev.slipway.process.authority;

import dev.slipway.approval.Absence;
import dev.slipway.approval.AuthorityMatrix;
import dev.slipway.approval.Delegation;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The authority matrix as everybody who works in releases, and the auditor, may read it. */
@Component
class MatrixView {

    private static final int MOST_ENDED = 50;

    private final AuthorityMatrix matrix;
    private final KnownPeople people;
    private final IdentityService identities;
    private final OwnSteps steps;
    private final Clock clock;

    MatrixView(AuthorityMatrix matrix, KnownPeople people, IdentityService identities, OwnSteps steps, Clock clock) {
        this.matrix = matrix;
        this.people = people;
        this.identities = identities;
        this.steps = steps;
        this.clock = clock;
    }

    /** One role and who holds it. */
    record Held(String role, String title, List<String> holders) {}

    /** Entries that stand or will stand, and those that are over, the newest first. */
    record Shown(
            List<Held> roles,
            List<Delegation> delegations,
            List<Absence> absences,
            List<Delegation> endedDelegations,
            List<Absence> endedAbsences) {}

    Shown shown() {
        return steps.runAuthorized("Reading of the authority matrix", "", () -> {
            requireReader();
            return read(clock.instant());
        });
    }

    private Shown read(Instant now) {
        List<Delegation> delegations = matrix.delegations();
        List<Absence> absences = matrix.absences();
        return new Shown(
                Arrays.stream(Role.values())
                        .filter(Role::takesTasks)
                        .map(role -> new Held(role.id(), role.title(), people.holders(role)))
                        .toList(),
                delegations.stream().filter(entry -> entry.isAhead(now)).toList(),
                absences.stream().filter(entry -> entry.isAhead(now)).toList(),
                delegations.stream()
                        .filter(entry -> !entry.isAhead(now))
                        .limit(MOST_ENDED)
                        .toList(),
                absences.stream()
                        .filter(entry -> !entry.isAhead(now))
                        .limit(MOST_ENDED)
                        .toList());
    }

    private void requireReader() {
        Authentication login = identities.getCurrentAuthentication();
        List<String> groups = login == null || login.getGroupIds() == null ? List.of() : login.getGroupIds();
        if (groups.stream().flatMap(id -> Role.of(id).stream()).findAny().isEmpty()) {
            throw Refusal.forbidden("The authority matrix is shown to people who hold a role of the procedure, and you"
                    + " hold none. Ask an administrator for one.");
        }
    }
}
