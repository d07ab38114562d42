package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Eligible people are written as {@code role: person person}. */
class DistinctPeopleTests {

    @Test
    void findsAPersonForEachRole() {
        assertThat(among("owner: ana", "qa: ben").enough()).isTrue();
        assertThat(among().enough()).isTrue();
    }

    @Test
    void seatsSomebodyElsewhereWhereThatHelps() {
        assertThat(among("a: ana ben", "b: ana", "c: ben cem").enough()).isTrue();
        assertThat(among("a: ana ben cem", "b: ana ben", "c: ana").enough()).isTrue();
    }

    @Test
    void namesARoleThatNobodyCanFill() {
        assertThat(among("owner: ana", "qa:").shortages()).isEqualTo(Map.of("qa", Set.of("qa")));
    }

    @Test
    void namesTheRolesThatCompeteForOnePerson() {
        assertThat(among("owner: ana", "qa: ana", "risk: cem").shortages())
                .isEqualTo(Map.of("qa", Set.of("owner", "qa")));
    }

    @Test
    void namesThreeRolesForTwoPeopleAndNobodyElse() {
        DistinctPeople people = among("a: ana ben", "b: ana ben", "c: ana ben", "d: dov");
        assertThat(people.enough()).isFalse();
        assertThat(people.shortages()).isEqualTo(Map.of("c", Set.of("a", "b", "c")));
    }

    private static DistinctPeople among(String... lines) {
        Map<String, Set<String>> eligible = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(": *", -1);
            Set<String> people = new TreeSet<>(Arrays.asList(parts[1].split(" ", -1)));
            people.remove("");
            eligible.put(parts[0], people);
        }
        return DistinctPeople.among(eligible);
    }
}
