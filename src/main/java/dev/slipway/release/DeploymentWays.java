package dev.slipway.release;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The way that each release began with, which a later change of the settings does not touch. */
@Repository
public class DeploymentWays {

    private final JdbcTemplate jdbc;

    public DeploymentWays(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void record(ReleaseId release, DeploymentWay rollout) {
        jdbc.update("insert into release_way (slug, rollout) values (?, ?)", release.slug(), rollout.id());
    }

    /** Empty for a release that began before ways could be chosen. */
    public Optional<DeploymentWay> rollout(ReleaseId release) {
        return jdbc
                .queryForList("select rollout from release_way where slug = ?", String.class, release.slug())
                .stream()
                .findFirst()
                .map(DeploymentWay::of);
    }
}
