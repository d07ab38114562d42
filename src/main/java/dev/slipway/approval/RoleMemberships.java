package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Since when people hold their roles; who is not mentioned here held it before anybody wrote that down. */
@Repository
public class RoleMemberships {

    private final JdbcTemplate jdbc;

    RoleMemberships(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void gained(String id, String person, String role, Instant now) {
        jdbc.update(
                "insert into membership_gained (id, person, role, gained_at) values (?, ?, ?, ?)",
                id,
                person,
                role,
                Timestamp.from(now));
    }

    /**
     * Since when those hold the role who gained it after the release was asked for, without those whom the governance
     * lead confirmed before.
     */
    public Map<String, Instant> late(ReleaseId release, Role role, Instant before) {
        record Gained(String person, Instant at) {}
        List<Gained> gained = jdbc.query(
                "select g.person, max(g.gained_at) as since from membership_gained g where g.role = ?"
                        + " and g.gained_at > (select r.opened_at from release_attempt r where r.slug = ?)"
                        + " group by g.person",
                (row, index) -> new Gained(row.getString(1), row.getTimestamp(2).toInstant()),
                role.id(),
                release.slug());
        Map<String, Instant> late = new HashMap<>();
        gained.stream()
                .filter(one -> !confirmed(release, one.person(), role, one.at(), before))
                .forEach(one -> late.put(one.person(), one.at()));
        return late;
    }

    /** A confirmation holds for the membership that it was given for, not for one that was gained again later. */
    private boolean confirmed(ReleaseId release, String person, Role role, Instant gained, Instant before) {
        Integer found = jdbc.queryForObject(
                "select count(*) from late_assignment where slug = ? and person = ? and role = ?"
                        + " and confirmed_at >= ? and confirmed_at <= ?",
                Integer.class,
                release.slug(),
                person,
                role.id(),
                Timestamp.from(gained),
                Timestamp.from(before));
        return found != null && found > 0;
    }

    public void confirm(String id, ReleaseId release, LateAssignment assignment) {
        jdbc.update(
                "insert into late_assignment (id, slug, person, role, reason, confirmed_by, confirmed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id,
                release.slug(),
                assignment.person(),
                assignment.role(),
                assignment.reason(),
                assignment.confirmedBy(),
                Timestamp.from(assignment.confirmedAt()));
    }
}
