package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people have to do with a release so far.
 *
 * @param requester who asked for it
 * @param suspects where nobody knows who caused it, everybody who may have
 * @param roles role in which each person acted, by person
 * @param executing who has claimed a task of its execution
 */
public record ReleasePeople(
        ReleaseId release,
        Optional<String> requester,
        Set<String> suspects,
        Map<String, String> roles,
        Set<String> executing) {

    public ReleasePeople {
        suspects = Set.copyOf(suspects);
        roles = Map.copyOf(roles);
        executing = Set.copyOf(executing);
    }

    /** Why this person may not give an approval in this role, or empty when nothing he did stands against it. */
    public Optional<String> objectionToApproval(String person, Role role) {
        if (requester.filter(person::equals).isPresent()) {
            return Optional.of(person + " asked for release " + release
                    + " and cannot approve it. Leave this approval to another " + role.title() + ".");
        }
        if (suspects.contains(person)) {
            return Optional.of(person + " cannot approve release " + release + ": it is not known who caused it, and a "
                    + Role.RELEASE_MANAGER.title() + " may have. Leave this approval to somebody else.");
        }
        return objection(person, role).or(() -> objectionToExecutor(person, role));
    }

    /** Why this person may not act in this role, or empty when he may. */
    public Optional<String> objection(String person, Role role) {
        return Optional.ofNullable(roles.get(person))
                .filter(held -> !held.equals(role.id()))
                .map(held -> person + " already acts as " + held + " in release " + release
                        + " and cannot act as " + role.id()
                        + " too: one person, one role a release. Leave this task to another " + role.title() + ".");
    }

    private Optional<String> objectionToExecutor(String person, Role role) {
        return executing.contains(person) && role != Role.OPERATIONS
                ? Optional.of(person + " has claimed a task of the execution of release " + release
                        + ", and who executes does not approve. Give that task back first, or leave this approval to"
                        + " another " + role.title() + ".")
                : Optional.empty();
    }
}
