package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2 asks it before the head moves: it must stand where the entries behind its old place lead. */
public final class HeadForward implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        if (before == null || after == null) {
            return;
        }
        LedgerHead wanted = head(after);
        if (!wanted.equals(led(new EntryTable(connection), head(before), wanted.size()))) {
            throw GuardBroken.because("the head of the ledger does not follow from its entries");
        }
    }

    private static LedgerHead led(EntryTable entries, LedgerHead from, long size) throws SQLException {
        Tail tail = Tail.of(from);
        while (tail.size() < size) {
            List<EntryRow> next = entries.from(tail.size(), 1);
            if (next.isEmpty()) {
                break;
            }
            tail = tail.add(next.get(0).body());
        }
        return tail.head();
    }

    private static LedgerHead head(Object[] row) {
        return new LedgerHead(
                ((Number) row[1]).longValue(), String.valueOf(row[2]), String.valueOf(row[3]), String.valueOf(row[4]));
    }
}
