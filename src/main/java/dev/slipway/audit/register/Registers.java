package dev.slipway.audit.register;

import java.util.List;
import java.util.Optional;

/** All registers, in the order in which they are shown: the four records of the procedure first. */
record Registers(List<Register> all) {

    static Registers of(MembershipHalves halves, ApprovalMonths months) {
        return new Registers(List.of(
                new DeploymentPlans(),
                new DeploymentApprovals(),
                new DeploymentLogs(),
                new RollbackRecords(),
                new RollbackDrillRecords(),
                new RecoveryTimes(),
                new Exceptions(),
                new Blocks(),
                new ApprovalTimes(months),
                new ThirdPartyChanges(),
                new RoleHolders(halves),
                new Readings()));
    }

    List<Book> books() {
        return all.stream().map(Register::book).toList();
    }

    Optional<Book> book(String id) {
        return books().stream().filter(book -> book.id().equals(id)).findFirst();
    }
}
