package dev.slipway.approval;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.Releases;
import dev.slipway.release.Role;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One person, one role a release; and nobody approves what he asked for. */
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
        return roleOf(release, person)
                .filter(held -> !held.equals(role.id()))
                .map(held -> person + " already acts as " + held + " in release " + release
                        + " and cannot act as " + role.id()
                        + " too: one person, one role a release. Leave this task to another " + role.title() + ".");
    }

    /** Why this person may not give an approval, or empty when he may. */
    public Optional<String> objectionToApproval(ReleaseId release, String person, Role role) {
        if (releases.requester(release).filter(person::equals).isPresent()) {
            return Optional.of(person + " asked for release " + release
                    + " and cannot approve it. Leave this approval to another " + role.title() + ".");
        }
        return objection(release, person, role);
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
}
