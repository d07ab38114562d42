package dev.slipway.ledger;

import java.sql.SQLException;

/** The refusal of a guard, with the state that the SQL standard gives to missing rights. */
final class GuardBroken {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private GuardBroken() {}

    static SQLException because(String reason) {
        return new SQLException(reason, INSUFFICIENT_PRIVILEGE);
    }
}
