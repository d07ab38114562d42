package dev.slipway.process.approve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.Absence;
import dev.slipway.approval.Authority;
import dev.slipway.approval.Delegation;
import dev.slipway.approval.Eligibility;
import dev.slipway.approval.ReleasePeople;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A round that cannot be filled is announced with the role, the reason and whom to name. */
class RoundPeopleTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final ReleaseId RELEASE = ReleaseId.parse("credit-scoring~1.1.0~production~1");

    @Test
    void aDeploymentManagerWhoAskedNeedsASecondOne() {
        assertThat(objections(Map.of(), List.of(), List.of(), Map.of("deployment-manager", Set.of("dan"))))
                .singleElement()
                .asString()
                .contains("Nobody can approve as Deployment Manager", "dan asked for release")
                .contains("add another person to the group 'deployment-manager'");
        assertThat(objections(Map.of(), List.of(), List.of(), Map.of("deployment-manager", Set.of("dan", "eve"))))
                .isEmpty();
    }

    @Test
    void anAbsentHolderCountsOnlyByHisDelegate() {
        List<Absence> away = List.of(new Absence("a", "ann", NOW, NOW.plusSeconds(60), "ill", null));
        Map<String, Set<String>> roles = Map.of("system-owner", Set.of("ann"));

        assertThat(objections(Map.of(), List.of(), away, roles))
                .singleElement()
                .asString()
                .contains("Nobody can approve as AI System Owner: ann is absent.", "name a delegate");
        assertThat(objections(Map.of(), List.of(delegation("ben")), away, roles))
                .isEmpty();
    }

    @Test
    void aDelegateFillsOneRoleOnly() {
        List<Absence> away = List.of(new Absence("a", "ann", NOW, NOW.plusSeconds(60), "ill", null));

        assertThat(objections(
                        Map.of(),
                        List.of(delegation("ben")),
                        away,
                        Map.of("system-owner", Set.of("ann"), "qa-lead", Set.of("ben"))))
                .singleElement()
                .asString()
                .contains("qa-lead, system-owner need 2 different people, found ben");
    }

    @Test
    void aRoleGainedLateDoesNotFillARound() {
        assertThat(objections(
                        Map.of("ben", NOW.minusSeconds(5)), List.of(), List.of(), Map.of("qa-lead", Set.of("ben"))))
                .singleElement()
                .asString()
                .contains("ben holds the role qa-lead since", "confirm that late assignment");
    }

    private static Delegation delegation(String delegate) {
        return new Delegation("d", "system-owner", "ann", delegate, NOW, NOW.plusSeconds(60), "leave", null);
    }

    /** Dan asked for the release. */
    private static List<String> objections(
            Map<String, Instant> late,
            List<Delegation> delegations,
            List<Absence> absences,
            Map<String, Set<String>> holders) {
        ReleasePeople people =
                new ReleasePeople(RELEASE, Optional.of("dan"), Set.of(), Map.of("dan", "deployment-manager"), Set.of());
        return RoundPeople.objections(holders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new Eligibility(
                                Role.of(entry.getKey()).orElseThrow(),
                                entry.getValue(),
                                late,
                                people,
                                Authority.at(NOW, delegations, absences),
                                true))));
    }
}
