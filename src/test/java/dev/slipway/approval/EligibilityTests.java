package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** "May approve" over thousands of generated set-ups, held against the rule as it is written down. */
class EligibilityTests {

    private static final ReleaseId RELEASE = ReleaseId.parse("credit-scoring~1.1.0~production~1");
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final List<Role> ROLES =
            List.of(Role.SYSTEM_OWNER, Role.QA_LEAD, Role.DEPLOYMENT_MANAGER, Role.OPERATIONS);
    private static final List<String> PEOPLE = List.of("ann", "ben", "cem", "dia", "eva");
    private static final int SETUPS = 3000;

    /** One generated world around one release. */
    private record Setup(
            Map<String, Set<String>> members,
            Map<String, Set<String>> lateIn,
            List<Delegation> delegations,
            List<Absence> absences,
            String requester,
            boolean requesterActed,
            Map<String, String> acted,
            Set<String> executing,
            boolean overdue) {

        static Setup of(Random dice) {
            Map<String, Set<String>> members = new HashMap<>();
            Map<String, Set<String>> late = new HashMap<>();
            for (Role role : ROLES) {
                Set<String> holders = some(dice, 0.5);
                members.put(role.id(), holders);
                late.put(
                        role.id(),
                        holders.stream()
                                .filter(person -> dice.nextDouble() < 0.15)
                                .collect(Collectors.toSet()));
            }
            String requester = PEOPLE.get(dice.nextInt(PEOPLE.size()));
            boolean known = dice.nextInt(4) > 0;
            Map<String, String> acted = new HashMap<>();
            some(dice, 0.2).forEach(person -> acted.put(person, role(dice).id()));
            if (known) {
                acted.put(requester, Role.RELEASE_MANAGER.id());
            } else {
                acted.remove(requester);
            }
            return new Setup(
                    members,
                    late,
                    IntStream.range(0, 4 + dice.nextInt(8))
                            .mapToObj(number -> delegation(dice, number))
                            .toList(),
                    some(dice, 0.5).stream()
                            .map(person -> absence(dice, person))
                            .toList(),
                    requester,
                    known,
                    acted,
                    some(dice, 0.1),
                    dice.nextInt(3) == 0);
        }

        private static Delegation delegation(Random dice, int number) {
            String holder = PEOPLE.get(dice.nextInt(PEOPLE.size()));
            List<String> others =
                    PEOPLE.stream().filter(person -> !person.equals(holder)).toList();
            Instant starts = around(dice);
            return new Delegation(
                    "d" + number,
                    role(dice).id(),
                    holder,
                    others.get(dice.nextInt(others.size())),
                    starts,
                    starts.plus(Duration.ofHours(1 + dice.nextInt(12))),
                    "leave",
                    dice.nextInt(5) == 0 ? NOW.minusSeconds(60) : null);
        }

        private static Absence absence(Random dice, String person) {
            Instant starts = around(dice);
            return new Absence(
                    "a" + person,
                    person,
                    starts,
                    starts.plus(Duration.ofHours(1 + dice.nextInt(12))),
                    "leave",
                    dice.nextInt(5) == 0 ? NOW.minusSeconds(60) : null);
        }

        /** Often exactly now, so that the first and the last moment are met. */
        private static Instant around(Random dice) {
            return NOW.minus(Duration.ofHours(dice.nextInt(13) - 2));
        }

        private static Role role(Random dice) {
            return ROLES.get(dice.nextInt(ROLES.size()));
        }

        private static Set<String> some(Random dice, double share) {
            return PEOPLE.stream()
                    .filter(person -> dice.nextDouble() < share)
                    .collect(Collectors.toCollection(HashSet::new));
        }

        Set<String> membersOf(Role role) {
            return members.getOrDefault(role.id(), Set.of());
        }

        Set<String> lateOf(Role role) {
            return lateIn.getOrDefault(role.id(), Set.of());
        }

        Eligibility of(Role role) {
            return new Eligibility(
                    role,
                    membersOf(role),
                    lateOf(role).stream().collect(Collectors.toMap(person -> person, person -> NOW.minusSeconds(3600))),
                    new ReleasePeople(
                            RELEASE,
                            Optional.of(requester),
                            requesterActed ? Set.of() : membersOf(Role.DEPLOYMENT_MANAGER),
                            acted,
                            executing),
                    Authority.at(NOW, delegations, absences),
                    true);
        }
    }

    /** The rule, from its text: read line by line, and sharing nothing with the code. */
    private static boolean mayApprove(Setup world, String person, Role role) {
        if (isBarred(world, person, role)) {
            return false;
        }
        if (countsAsHolder(world, person, role)) {
            return true;
        }
        for (Delegation entry : world.delegations()) {
            boolean named = entry.role().equals(role.id()) && entry.delegate().equals(person);
            boolean inForce = entry.endedAt() == null
                    && entry.starts().compareTo(NOW) <= 0
                    && entry.ends().compareTo(NOW) > 0;
            boolean holderCould = countsAsHolder(world, entry.holder(), role) && !isBarred(world, entry.holder(), role);
            if (named && inForce && holderCould && (world.overdue() || isAway(world, entry.holder()))) {
                return true;
            }
        }
        return false;
    }

    /** Not the requester, not one who may be it, not who acted in another role, not who executes. */
    private static boolean isBarred(Setup world, String person, Role role) {
        if (person.equals(world.requester())) {
            return true;
        }
        if (!world.requesterActed() && world.membersOf(Role.DEPLOYMENT_MANAGER).contains(person)) {
            return true;
        }
        if (world.acted().containsKey(person) && !world.acted().get(person).equals(role.id())) {
            return true;
        }
        return world.executing().contains(person) && !role.equals(Role.OPERATIONS);
    }

    /** A membership gained after the request counts only once it is confirmed. */
    private static boolean countsAsHolder(Setup world, String person, Role role) {
        return world.membersOf(role).contains(person) && !world.lateOf(role).contains(person);
    }

    private static boolean isAway(Setup world, String person) {
        return world.absences().stream()
                .anyMatch(entry -> entry.person().equals(person)
                        && entry.endedAt() == null
                        && entry.starts().compareTo(NOW) <= 0
                        && entry.ends().compareTo(NOW) > 0);
    }

    @Test
    void everyDecisionIsThatOfTheRule() {
        Random dice = new Random(48);
        int yes = 0;
        int byDelegate = 0;
        for (int number = 0; number < SETUPS; number++) {
            Setup world = Setup.of(dice);
            for (Role role : ROLES) {
                Eligibility decision = world.of(role);
                for (String person : PEOPLE) {
                    boolean may = mayApprove(world, person, role);
                    assertThat(decision.objection(person, world.overdue()).isEmpty())
                            .as("%s as %s in %s", person, role, world)
                            .isEqualTo(may);
                    yes += may ? 1 : 0;
                    byDelegate +=
                            may && decision.principal(person, world.overdue()).isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(yes).isBetween(SETUPS, SETUPS * 12);
        assertThat(byDelegate).isGreaterThan(SETUPS / 20);
    }

    @Test
    void onlyThoseCountForARoundWhoAreThereAndMay() {
        Random dice = new Random(24);
        for (int number = 0; number < SETUPS; number++) {
            Setup world = Setup.of(dice);
            Setup fresh = new Setup(
                    world.members(),
                    world.lateIn(),
                    world.delegations(),
                    world.absences(),
                    world.requester(),
                    world.requesterActed(),
                    world.acted(),
                    world.executing(),
                    false);
            for (Role role : ROLES) {
                Set<String> there = PEOPLE.stream()
                        .filter(person -> mayApprove(fresh, person, role))
                        .filter(person -> !countsAsHolder(fresh, person, role) || !isAway(fresh, person))
                        .collect(Collectors.toSet());
                assertThat(fresh.of(role).present()).as("%s in %s", role, fresh).isEqualTo(there);
            }
        }
    }

    @Test
    void aDelegateIsThePersonHeIs() {
        Setup world = world(List.of(delegation("ann", "ben")), List.of(absence("ann")), Map.of("ben", "qa-lead"));

        assertThat(world.of(Role.SYSTEM_OWNER).objection("ben", false))
                .hasValueSatisfying(text -> assertThat(text).contains("one person, one role"));
    }

    @Test
    void nobodyPassesOnWhatHeCouldNotDoHimself() {
        Setup world = world(List.of(delegation("eva", "ben")), List.of(absence("eva")), Map.of());

        assertThat(world.of(Role.SYSTEM_OWNER).objection("ben", true))
                .hasValueSatisfying(text -> assertThat(text).contains("could approve this release himself"));
    }

    @Test
    void aDelegateSaysForWhomHeAnswers() {
        Setup world = world(List.of(delegation("ann", "ben")), List.of(absence("ann")), Map.of());

        assertThat(world.of(Role.SYSTEM_OWNER).principal("ben", false)).contains("ann");
        assertThat(world.of(Role.SYSTEM_OWNER).principal("ann", false)).isEmpty();
        assertThat(world.of(Role.SYSTEM_OWNER).delegates(false)).containsExactly("ben");
    }

    /** Ann and Eva are system owners; Eva asked for the release. */
    private static Setup world(List<Delegation> delegations, List<Absence> absences, Map<String, String> acted) {
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, Set<String>> late = new HashMap<>();
        ROLES.forEach(role -> {
            members.put(role.id(), role == Role.SYSTEM_OWNER ? Set.of("ann", "eva") : Set.of());
            late.put(role.id(), Set.of());
        });
        return new Setup(members, late, delegations, new ArrayList<>(absences), "eva", true, acted, Set.of(), false);
    }

    private static Delegation delegation(String holder, String delegate) {
        return new Delegation("d", Role.SYSTEM_OWNER.id(), holder, delegate, NOW, NOW.plusSeconds(60), "leave", null);
    }

    private static Absence absence(String person) {
        return new Absence("a", person, NOW, NOW.plusSeconds(60), "leave", null);
    }
}
