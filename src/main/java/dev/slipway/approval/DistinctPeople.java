package dev.slipway.approval;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether each role can be filled by a person of its own (Hall's theorem, by augmenting paths). */
public final class DistinctPeople {

    private final Map<String, Set<String>> eligible;
    private final Map<String, String> roleOfPerson = new HashMap<>();
    private final Map<String, Set<String>> shortages = new TreeMap<>();

    private DistinctPeople(Map<String, Set<String>> eligible) {
        this.eligible = new TreeMap<>(eligible);
        this.eligible.keySet().forEach(this::fill);
    }

    /** @param eligible for each role the people who may act in it */
    public static DistinctPeople among(Map<String, Set<String>> eligible) {
        return new DistinctPeople(eligible);
    }

    public boolean enough() {
        return shortages.isEmpty();
    }

    /** For each role that stays empty the roles that compete for the same too few people, itself among them. */
    public Map<String, Set<String>> shortages() {
        return Map.copyOf(shortages);
    }

    private void fill(String role) {
        Set<String> competing = new TreeSet<>(Set.of(role));
        if (!seat(role, competing, new HashSet<>())) {
            shortages.put(role, competing);
        }
    }

    /** Seats the role, moving others to free people where that helps. */
    private boolean seat(String role, Set<String> competing, Set<String> asked) {
        for (String person : new TreeSet<>(eligible.getOrDefault(role, Set.of()))) {
            if (asked.add(person) && frees(person, competing, asked)) {
                roleOfPerson.put(person, role);
                return true;
            }
        }
        return false;
    }

    private boolean frees(String person, Set<String> competing, Set<String> asked) {
        String seated = roleOfPerson.get(person);
        if (seated == null) {
            return true;
        }
        competing.add(seated);
        return seat(seated, competing, asked);
    }
}
