package dev.slipway.process.approve;

import dev.slipway.approval.DistinctPeople;
import dev.slipway.approval.SegregationOfDuties;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Whether the roles of a round can be filled by people of whom nobody acts twice. */
@Component
class RoundPeople {

    private final IdentityService identities;
    private final SegregationOfDuties duties;

    RoundPeople(IdentityService identities, SegregationOfDuties duties) {
        this.identities = identities;
        this.duties = duties;
    }

    /** Which roles cannot be filled, why, and whom to name; none when all can. */
    List<String> objections(ReleaseId release, Collection<String> roles) {
        Map<String, Set<String>> eligible =
                roles.stream().collect(Collectors.toMap(Function.identity(), role -> eligible(release, role)));
        return DistinctPeople.among(eligible).shortages().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(shortage ->
                        eligible.getOrDefault(shortage.getKey(), Set.of()).isEmpty()
                                ? nobody(release, shortage.getKey())
                                : tooFew(shortage.getValue(), eligible))
                .toList();
    }

    private Set<String> eligible(ReleaseId release, String role) {
        return members(role).stream()
                .filter(person ->
                        duties.objectionToApproval(release, person, known(role)).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String nobody(ReleaseId release, String role) {
        String excluded = members(role).stream()
                .flatMap(person -> duties.objectionToApproval(release, person, known(role)).stream())
                .collect(Collectors.joining(" "));
        return "Nobody can approve as " + known(role).title() + ": "
                + (excluded.isEmpty() ? "the group '" + role + "' has no members." : excluded)
                + " Have an administrator add another person to the group '" + role + "'.";
    }

    private static String tooFew(Set<String> roles, Map<String, Set<String>> eligible) {
        Set<String> people = roles.stream()
                .flatMap(role -> eligible.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return "The roles " + String.join(", ", roles) + " need " + roles.size() + " different people, found "
                + String.join(", ", people)
                + ". Have an administrator add another person to one of these groups.";
    }

    private List<String> members(String role) {
        return identities.createUserQuery().memberOfGroup(role).list().stream()
                .map(User::getId)
                .sorted()
                .toList();
    }

    private static Role known(String role) {
        return Role.of(role)
                .orElseThrow(() -> new IllegalStateException("The table required-approvals names '" + role
                        + "', which is no role. Repair the table and deploy the whole set."));
    }
}
