package dev.slipway.approval;

import dev.slipway.release.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What of the authority matrix holds at one moment. */
public final class Authority {

    private final List<Delegation> delegations;
    private final Set<String> absent;

    private Authority(List<Delegation> delegations, Set<String> absent) {
        this.delegations = delegations;
        this.absent = absent;
    }

    public static Authority at(Instant now, Collection<Delegation> delegations, Collection<Absence> absences) {
        return new Authority(
                delegations.stream().filter(entry -> entry.standsAt(now)).toList(),
                absences.stream()
                        .filter(entry -> entry.standsAt(now))
                        .map(Absence::person)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    public boolean isAbsent(String person) {
        return absent.contains(person);
    }

    /** Everybody whom a holder of the role named as his delegate. */
    public Set<String> delegates(Role role) {
        return delegations.stream()
                .filter(entry -> entry.role().equals(role.id()))
                .map(Delegation::delegate)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The people who named this one as their delegate in the role, sorted. */
    public Set<String> principals(Role role, String delegate) {
        return delegations.stream()
                .filter(entry ->
                        entry.role().equals(role.id()) && entry.delegate().equals(delegate))
                .map(Delegation::holder)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
