package dev.slipway.approval;

import dev.slipway.release.Role;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may answer for one role in one release at this moment, in the own name or for a holder; all that the decision
 * reads, and nothing else.
 *
 * @param holders members of the role's group
 * @param late since when those hold it who gained it after the request and whom nobody confirmed in time
 * @param approval an approval, which is held against more than one role a release
 */
public record Eligibility(
        Role role,
        Set<String> holders,
        Map<String, Instant> late,
        ReleasePeople people,
        Authority authority,
        boolean approval) {

    public Eligibility {
        holders = Set.copyOf(holders);
        late = Map.copyOf(late);
    }

    /**
     * Why this person may not answer now, or empty when he may.
     *
     * @param overdue the role was reminded, and its silence escalated
     */
    public Optional<String> objection(String person, boolean overdue) {
        return objectionTo(person)
                .or(() -> holds(person) || standsFor(person, overdue).isPresent()
                        ? Optional.empty()
                        : Optional.of(lackOfAuthority(person, overdue)));
    }

    /** The holder for whom this person answers, or empty where he answers in the own name. */
    public Optional<String> principal(String person, boolean overdue) {
        return holds(person) ? Optional.empty() : standsFor(person, overdue);
    }

    /** Delegates who may answer now. */
    public Set<String> delegates(boolean overdue) {
        return authority.delegates(role).stream()
                .filter(person -> !holds(person))
                .filter(person -> objection(person, overdue).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Holders who are there and the delegates of those who are not. */
    public Set<String> present() {
        return Stream.concat(
                        holders.stream()
                                .filter(person -> !authority.isAbsent(person))
                                .filter(person -> objection(person, false).isEmpty()),
                        delegates(false).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why holders and delegates do not count for a round that is to open, one reason a person. */
    public Set<String> reasonsAgainst() {
        return Stream.concat(holders.stream(), authority.delegates(role).stream())
                .distinct()
                .sorted()
                .flatMap(person -> objection(person, false)
                        .or(() -> authority.isAbsent(person) ? Optional.of(person + " is absent.") : Optional.empty())
                        .stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean holds(String person) {
        return holders.contains(person) && !late.containsKey(person);
    }

    private Optional<String> objectionTo(String person) {
        return approval ? people.objectionToApproval(person, role) : people.objection(person, role);
    }

    /** A holder passes on only what he himself could do. */
    private Optional<String> standsFor(String delegate, boolean overdue) {
        return authority.principals(role, delegate).stream()
                .filter(this::holds)
                .filter(holder -> objectionTo(holder).isEmpty())
                .filter(holder -> overdue || authority.isAbsent(holder))
                .findFirst();
    }

    private String lackOfAuthority(String person, boolean overdue) {
        Instant since = late.get(person);
        if (holders.contains(person) && since != null) {
            return person + " holds the role " + role.id() + " since " + since + " only, after release "
                    + people.release() + " was asked for. It counts for a round that opens after a "
                    + Role.GOVERNANCE_LEAD.title() + " has confirmed this late assignment.";
        }
        Set<String> principals = authority.principals(role, person);
        if (principals.isEmpty()) {
            return person + " neither holds the role " + role.id()
                    + " nor is a delegate of somebody who holds it now. Leave this task to a " + role.title() + ".";
        }
        return person + " is a delegate of " + String.join(", ", principals) + " as " + role.id()
                + " and cannot answer now: "
                + (overdue
                        ? "no one of them could approve this release himself."
                        : "a delegate answers while the holder is absent, or once the escalation has passed.");
    }
}
