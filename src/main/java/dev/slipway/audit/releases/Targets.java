package dev.slipway.audit.releases;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which systems were released, and where. */
@Component
class Targets {

    private static final int MOST = 500;

    private final JdbcTemplate jdbc;

    Targets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    boolean hasSystem(String system) {
        return !jdbc.queryForList(
                        "select 1 from audit_target where system = ? fetch first 1 rows only", Integer.class, system)
                .isEmpty();
    }

    /** In the order of their names; of very many the first. */
    List<String> systems() {
        return jdbc.queryForList(
                "select distinct system from audit_target order by system fetch first " + MOST + " rows only",
                String.class);
    }

    List<String> environments() {
        return jdbc.queryForList(
                "select distinct environment from audit_target order by environment fetch first " + MOST + " rows only",
                String.class);
    }
}
