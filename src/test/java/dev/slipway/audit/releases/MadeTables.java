package dev.slipway.audit.releases;

import dev.slipway.audit.index.Projection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of this package. */
public final class MadeTables {

    private MadeTables() {}

    public static List<Projection> projections(JdbcTemplate jdbc) {
        return List.of(new ReleaseProjection(jdbc), new FindingProjection(jdbc), new RunningProjection(jdbc));
    }
}
