package dev.slipway.audit.releases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Says what was running where and when. */
@Component
class RunningSearch {

    static final int SIZE = 50;

    private static final String COLUMNS =
            "select system, environment, from_at, until_at, stable_version, stable_digest,"
                    + " stable_slug, candidate_version, candidate_digest, candidate_slug, candidate_percent, shadow_percent,"
                    + " seen_by, seen_in, from_seq from audit_running";

    private final JdbcTemplate jdbc;

    RunningSearch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A place where a system runs. */
    record Target(String system, String environment) {}

    /** Where the system was released to. */
    List<Target> targets(String system, @Nullable String environment) {
        return jdbc
                .query(
                        "select system, environment from audit_target where system = ? order by environment"
                                + " fetch first " + SIZE + " rows only",
                        (row, number) -> new Target(row.getString(1), row.getString(2)),
                        system)
                .stream()
                .filter(target -> environment == null || environment.equals(target.environment()))
                .toList();
    }

    /** With everything that is known of the versions; empty before the first observation. */
    Optional<Running> at(Target target, Instant moment) {
        return jdbc
                .query(
                        COLUMNS + " where system = ? and environment = ? and from_at <= ?"
                                + " order by from_at desc, from_seq desc fetch first 1 rows only",
                        (row, number) -> running(row, true),
                        target.system(),
                        target.environment(),
                        Timestamp.from(moment))
                .stream()
                .findFirst();
    }

    /** When production was looked at first. */
    Optional<Instant> known(Target target) {
        return jdbc
                .query(
                        "select from_at from audit_running where system = ? and environment = ?"
                                + " order by from_at, from_seq fetch first 1 rows only",
                        (row, number) -> row.getTimestamp(1).toInstant(),
                        target.system(),
                        target.environment())
                .stream()
                .findFirst();
    }

    /** What runs now, in the order of systems and environments, behind that place. */
    List<Running> now(@Nullable Target behind) {
        Where where = new Where().and("is_current = true");
        if (behind != null) {
            where.and("(system, environment) > (?, ?)", behind.system(), behind.environment());
        }
        return jdbc.query(
                COLUMNS + where.sql() + " order by system, environment fetch first " + (SIZE + 1) + " rows only",
                (row, number) -> running(row, false),
                where.values());
    }

    private Running running(ResultSet row, boolean whole) throws SQLException {
        return new Running(
                row.getString("system"),
                row.getString("environment"),
                row.getTimestamp("from_at").toInstant(),
                ReleaseSearch.instant(row.getTimestamp("until_at")),
                served(row, "stable", whole),
                served(row, "candidate", whole),
                row.getInt("candidate_percent"),
                row.getInt("shadow_percent"),
                row.getString("seen_by"),
                row.getString("seen_in"),
                row.getLong("from_seq"));
    }

    private @Nullable Served served(ResultSet row, String which, boolean whole) throws SQLException {
        Observed.Version version =
                new Observed.Version(row.getString(which + "_version"), row.getString(which + "_digest"));
        String slug = row.getString(which + "_slug");
        if (version.version().isEmpty()) {
            return null;
        }
        return whole && slug != null ? served(slug, version) : known(slug, version);
    }

    private static Served known(@Nullable String slug, Observed.Version version) {
        return new Served(version.version(), version.digest(), slug, null, null, null, null, null, null, List.of());
    }

    private Served served(String slug, Observed.Version version) {
        return jdbc
                .query(
                        "select configuration_digest, bundle_id, authorization_id, authorized_at, authorized_seq,"
                                + " envelope from audit_package where slug = ? and package_digest = ?",
                        (row, number) -> new Served(
                                version.version(),
                                version.digest(),
                                slug,
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                ReleaseSearch.instant(row.getTimestamp(4)),
                                row.getObject(5, Long.class),
                                row.getString(6),
                                components(slug, version.digest())),
                        slug,
                        version.digest())
                .stream()
                .findFirst()
                .orElseGet(() -> known(slug, version));
    }

    private List<Served.Component> components(String slug, String digest) {
        return jdbc.query(
                "select component_type, name, version, digest from audit_component"
                        + " where slug = ? and package_digest = ? order by place",
                (row, number) ->
                        new Served.Component(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                slug,
                digest);
    }
}
