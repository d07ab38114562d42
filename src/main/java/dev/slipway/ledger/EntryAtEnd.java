package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** H2 asks it before an entry is added: it must have the hash of its bytes, and come after the last one. */
public final class EntryAtEnd implements Trigger {

    @Override
    public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) throws SQLException {
        if (after == null) {
            return;
        }
        long sequence = ((Number) after[0]).longValue();
        if (!Sha256.hex(Frontier.leafHash((byte[]) after[4])).equals(after[1])) {
            throw GuardBroken.because("entry " + sequence + " of the ledger does not have the hash of its bytes");
        }
        long end = new HeadTable(connection).read().size();
        boolean next = sequence == end
                || sequence > end
                        && new EntryTable(connection).bySequence(sequence - 1).isPresent();
        if (!next) {
            throw GuardBroken.because("entry " + sequence + " is not the next one of a ledger of " + end);
        }
    }
}
