package dev.slipway.audit.register;

import dev.slipway.access.Accounts;
import dev.slipway.release.Role;

/** Roles of the procedure, and the groups beside them, as people call them. */
final class RoleNames {

    private RoleNames() {}

    static String of(String group) {
        return switch (group) {
            case Accounts.ADMINISTRATORS -> "Administrator of accounts";
            case Accounts.AUDIT_ADMINISTRATORS -> "Administrator of the audit";
            case Accounts.PIPELINES -> "Service login of a pipeline";
            default -> Role.of(group).map(Role::title).orElse(group);
        };
    }
}
