package dev.slipway.process.hold;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The ways in which people step in, and who may. */
public enum Intervention {
    BLOCK("Block", "block", List.of(Role.RISK_MANAGER, Role.COMPLIANCE_OFFICER)),
    WITHDRAWAL("Withdrawal", "withdraw", List.of(Role.DEPLOYMENT_MANAGER)),
    REVOCATION("Revocation", "revoke", everybodyInReleases()),
    ROLLBACK_REQUEST("Rollback request", "rollback", everybodyInReleases());

    private final String title;
    private final String path;
    private final List<Role> allowed;

    Intervention(String title, String path, List<Role> allowed) {
        this.title = title;
        this.path = path;
        this.allowed = allowed;
    }

    String title() {
        return title;
    }

    List<Role> allowed() {
        return allowed;
    }

    private static List<Role> everybodyInReleases() {
        return Arrays.stream(Role.values()).filter(Role::takesTasks).toList();
    }

    /** As addresses name it; empty when there is none of this name. */
    public static Optional<Intervention> of(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path.equals(path)).findFirst();
    }

    public boolean isFor(Collection<Role> roles) {
        return roles.stream().anyMatch(allowed::contains);
    }
}
