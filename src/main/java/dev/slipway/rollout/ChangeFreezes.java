package dev.slipway.rollout;

import dev.slipway.release.ReleaseId;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Change freezes by target; a freeze stops every release but the one that it was declared for. */
@Repository
public class ChangeFreezes {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    ChangeFreezes(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RolloutRefused when another release holds the freeze */
    public void declare(ReleaseId release) {
        if (holder(release).filter(release.slug()::equals).isPresent()) {
            return;
        }
        try {
            jdbc.update(
                    "insert into change_freeze (system, environment, slug, since) values (?, ?, ?, ?)",
                    release.system(),
                    release.environment(),
                    release.slug(),
                    Timestamp.from(clock.instant()));
        } catch (DuplicateKeyException held) {
            throw new RolloutRefused("Release " + release + " cannot freeze changes: another release of "
                    + release.system() + " holds the freeze. Wait until it is closed or rolled back.");
        }
    }

    public void lift(ReleaseId release) {
        jdbc.update("delete from change_freeze where slug = ?", release.slug());
    }

    /** Slug of the release that holds the freeze of this release's target. */
    public Optional<String> holder(ReleaseId release) {
        return jdbc
                .queryForList(
                        "select slug from change_freeze where system = ? and environment = ?",
                        String.class,
                        release.system(),
                        release.environment())
                .stream()
                .findFirst();
    }
}
