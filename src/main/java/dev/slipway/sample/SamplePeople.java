package dev.slipway.sample;

import dev.slipway.access.Accounts;
import dev.slipway.access.LoginHint;
import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the sample: two for each role that takes tasks, one for the others; the password is the user's id. */
@Component
@Profile("sample")
class SamplePeople implements SmartInitializingSingleton, LoginHint {

    private static final Map<Role, String[]> FIRST_NAMES = Map.ofEntries(
            Map.entry(Role.DEPLOYMENT_MANAGER, new String[] {"Dana", "Dmitri"}),
            Map.entry(Role.SYSTEM_OWNER, new String[] {"Sofia", "Samuel"}),
            Map.entry(Role.RELEASE_MANAGER, new String[] {"Rachel", "Ravi"}),
            Map.entry(Role.OPERATIONS, new String[] {"Omar", "Olga"}),
            Map.entry(Role.RISK_MANAGER, new String[] {"Rosa", "Robert"}),
            Map.entry(Role.COMPLIANCE_OFFICER, new String[] {"Clara", "Cem"}),
            Map.entry(Role.QA_LEAD, new String[] {"Quentin", "Qing"}),
            Map.entry(Role.GOVERNANCE_COMMITTEE, new String[] {"Grace", "Gustav"}),
            Map.entry(Role.GOVERNANCE_LEAD, new String[] {"Gloria", "George"}),
            Map.entry(Role.LEGAL_ADVISOR, new String[] {"Laura", "Liam"}),
            Map.entry(Role.TECHNICAL_SME, new String[] {"Tessa", "Tomas"}),
            Map.entry(Role.TECHNICAL_OWNER, new String[] {"Tara", "Theo"}),
            Map.entry(Role.AUDITOR, new String[] {"Aisha"}),
            Map.entry(Role.PROCESS_OWNER, new String[] {"Paula"}));

    private final Accounts accounts;

    SamplePeople(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void afterSingletonsInstantiated() {
        FIRST_NAMES.forEach(this::open);
        accounts.openSample("ci", "Build", "Pipeline", Set.of("ci"));
        accounts.openSample(
                Accounts.AUDIT_ADMINISTRATORS,
                "Amara",
                "Audit Administrator",
                Set.of(Role.AUDITOR.id(), Accounts.AUDIT_ADMINISTRATORS));
        accounts.openSample("admin", "Ada", "Administrator", Set.of(Accounts.ADMINISTRATORS));
    }

    private void open(Role role, String[] firstNames) {
        for (int i = 0; i < firstNames.length; i++) {
            String id = i == 0 ? role.id() : role.id() + "-" + (i + 1);
            accounts.openSample(id, firstNames[i], role.title(), Set.of(role.id()));
        }
    }

    @Override
    public String text() {
        String users = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
        return "log in as " + users
                + ", audit-administrator or admin (password = user name; a second person of a role ends in -2,"
                + " such as deployment-manager-2)";
    }
}
