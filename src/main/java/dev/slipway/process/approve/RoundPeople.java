package dev.slipway.process.approve;

import dev.slipway.approval.DistinctPeople;
import dev.slipway.approval.Eligibility;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whether the roles of a round can be filled by people of whom nobody acts twice. */
@Component
class RoundPeople {

    private final RoleAnswers answers;

    RoundPeople(RoleAnswers answers) {
        this.answers = answers;
    }

    /** Which roles cannot be filled, why, and whom to name; none when all can. */
    List<String> objections(ReleaseId release, Collection<String> roles) {
        return objections(roles.stream()
                .collect(Collectors.toMap(Function.identity(), role -> answers.opening(release, known(role)))));
    }

    static List<String> objections(Map<String, Eligibility> roles) {
        Map<String, Set<String>> present = roles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().present()));
        return DistinctPeople.among(present).shortages().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(shortage -> {
                    Eligibility role = roles.get(shortage.getKey());
                    return role == null || !role.present().isEmpty()
                            ? tooFew(shortage.getValue(), present)
                            : nobody(role);
                })
                .toList();
    }

    private static String nobody(Eligibility eligibility) {
        String role = eligibility.role().id();
        String excluded = String.join(" ", eligibility.reasonsAgainst());
        return "Nobody can approve as " + eligibility.role().title() + ": "
                + (excluded.isEmpty() ? "the group '" + role + "' has no members." : excluded)
                + " Have an administrator add another person to the group '" + role + "' and the "
                + Role.GOVERNANCE_LEAD.title() + " confirm that late assignment, or have the "
                + Role.SYSTEM_OWNER.title() + " name a delegate of a holder who is absent.";
    }

    private static String tooFew(Set<String> roles, Map<String, Set<String>> present) {
        Set<String> people = roles.stream()
                .flatMap(role -> present.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return "The roles " + String.join(", ", roles) + " need " + roles.size() + " different people, found "
                + String.join(", ", people)
                + ". Have an administrator add another person to one of these groups, and the "
                + Role.GOVERNANCE_LEAD.title() + " confirm that late assignment.";
    }

    private static Role known(String role) {
        return Role.of(role)
                .orElseThrow(() -> new IllegalStateException("The table required-approvals names '" + role
                        + "', which is no role. Repair the table and deploy the whole set."));
    }
}
