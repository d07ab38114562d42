package dev.slipway.process.hold;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The ways in which people step in, and who may. */
public enum Intervention {
    BLOCK("Block", List.of(Role.RISK_MANAGER, Role.COMPLIANCE_OFFICER)),
    WITHDRAWAL("Withdrawal", List.of(Role.DEPLOYMENT_MANAGER)),
    ROLLBACK_REQUEST(
            "Rollback request",
            Arrays.stream(Role.values()).filter(Role::takesTasks).toList());

    private final String title;
    private final List<Role> allowed;

    Intervention(String title, List<Role> allowed) {
        this.title = title;
        this.allowed = allowed;
    }

    String title() {
        return title;
    }

    List<Role> allowed() {
        return allowed;
    }

    public boolean isFor(Collection<Role> roles) {
        return roles.stream().anyMatch(allowed::contains);
    }
}
