package dev.slipway.audit.register;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what the engine tells in two entries: the person and the group of one change of membership. */
final class MembershipHalves {

    private final JdbcClient jdbc;

    MembershipHalves(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A person in a role. */
    record Membership(String person, String role) {}

    private record Half(String person, String role) {

        private Half with(Half other) {
            return new Half(person.isEmpty() ? other.person : person, role.isEmpty() ? other.role : role);
        }

        private Optional<Membership> whole() {
            return person.isEmpty() || role.isEmpty() ? Optional.empty() : Optional.of(new Membership(person, role));
        }
    }

    /** Empty at the first half, which is kept until the second comes. */
    Optional<Membership> join(Told told) {
        String operation = told.text("operationId");
        Half now = new Half(told.text("person"), told.text("value"));
        Half known = kept(operation).map(now::with).orElse(now);
        jdbc.sql("delete from audit_membership_half where operation_id = ?")
                .params(operation)
                .update();
        if (known.whole().isEmpty()) {
            keep(operation, known);
        }
        return known.whole();
    }

    private Optional<Half> kept(String operation) {
        return jdbc.sql("select person, role from audit_membership_half where operation_id = ?")
                .params(operation)
                .query((row, number) -> new Half(row.getString(1), row.getString(2)))
                .optional();
    }

    private void keep(String operation, Half half) {
        jdbc.sql("insert into audit_membership_half (operation_id, person, role) values (?, ?, ?)")
                .params(operation, half.person(), half.role())
                .update();
    }
}
