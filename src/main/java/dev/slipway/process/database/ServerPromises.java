package dev.slipway.process.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server must promise, or an entry of the ledger that was acknowledged could be gone after a crash. */
final class ServerPromises {

    private static final Map<String, String> REQUIRED = new LinkedHashMap<>();

    static {
        REQUIRED.put("fsync", "on");
        REQUIRED.put("full_page_writes", "on");
        REQUIRED.put("transaction_read_only", "off");
        REQUIRED.put("server_encoding", "UTF8");
    }

    private ServerPromises() {}

    /** @throws UnfitDatabase when a setting of the server or of this user weakens what is stored */
    static void require(Connection connection) throws SQLException {
        String commit = setting(connection, "synchronous_commit");
        if (commit.equals("off")) {
            throw UnfitDatabase.setting("synchronous_commit", commit, "on");
        }
        for (Map.Entry<String, String> required : REQUIRED.entrySet()) {
            String found = setting(connection, required.getKey());
            if (!found.equals(required.getValue())) {
                throw UnfitDatabase.setting(required.getKey(), found, required.getValue());
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("show " + name)) {
            return found.next() ? found.getString(1) : "nothing";
        }
    }
}
