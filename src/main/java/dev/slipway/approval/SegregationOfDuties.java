package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One person, one role a release: who acted in which, and what that forbids. */
@Component
public class SegregationOfDuties {

    private final JdbcTemplate jdbc;
    private final Releases releases;

    SegregationOfDuties(JdbcTemplate jdbc, Releases releases) {
        this.jdbc = jdbc;
        this.releases = releases;
    }

    /** Why this person may not act in this role, or empty when he may. */
    public Optional<String> objection(ReleaseId release, String person, Role role) {
        return people(release, Set.of(), Set.of()).objection(person, role);
    }

    /**
     * What people have to do with the release so far.
     *
     * @param releaseManagers who may have caused it where a pipeline named nobody
     * @param executing who has claimed a task of its execution
     */
    public ReleasePeople people(ReleaseId release, Set<String> releaseManagers, Set<String> executing) {
        Optional<String> requester = releases.requester(release);
        Map<String, String> roles = roles(release);
        boolean unknown = requester.filter(person -> !roles.containsKey(person)).isPresent();
        return new ReleasePeople(release, requester, unknown ? releaseManagers : Set.of(), roles, executing);
    }

    /** Binds the person to the role for the rest of the release. */
    public void bind(ReleaseId release, String person, Role role) {
        if (roleOf(release, person).isEmpty()) {
            jdbc.update(
                    "insert into release_person (slug, person, role) values (?, ?, ?)",
                    release.slug(),
                    person,
                    role.id());
        }
    }

    /** Keeps for whom a person answered last: a holder whose delegate he is, or nobody where he answered himself. */
    public void actsFor(ReleaseId release, String person, @Nullable String holder) {
        jdbc.update(
                "update release_person set on_behalf_of = ? where slug = ? and person = ?",
                holder,
                release.slug(),
                person);
    }

    /** The holder for whom the person answered last, or empty where he answered in the own name. */
    public Optional<String> principal(ReleaseId release, String person) {
        return jdbc
                .queryForList(
                        "select on_behalf_of from release_person where slug = ? and person = ?"
                                + " and on_behalf_of is not null",
                        String.class,
                        release.slug(),
                        person)
                .stream()
                .findFirst();
    }

    public Optional<String> roleOf(ReleaseId release, String person) {
        return jdbc
                .queryForList(
                        "select role from release_person where slug = ? and person = ?",
                        String.class,
                        release.slug(),
                        person)
                .stream()
                .findFirst();
    }

    private Map<String, String> roles(ReleaseId release) {
        Map<String, String> roles = new HashMap<>();
        jdbc.query(
                "select person, role from release_person where slug = ?",
                row -> {
                    roles.put(row.getString("person"), row.getString("role"));
                },
                release.slug());
        return roles;
    }
}
