package dev.slipway.registry;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** One at a time moves an alias: the registry cannot compare before it sets, so nodes wait for each other here. */
@Repository
public class AliasLock {

    private final JdbcTemplate jdbc;

    AliasLock(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Held until the caller's transaction ends; a second one that comes first at all fails and is tried again. */
    public void hold(String model, String alias) {
        String name = model + "@" + alias;
        if (jdbc.update("update model_alias set moves = moves + 1 where name = ?", name) == 0) {
            jdbc.update("insert into model_alias (name, moves) values (?, 1)", name);
        }
    }
}
