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

    public void record(ReleaseId release, DeploymentWay rollout, DeploymentWay staging) {
        jdbc.update(
                "insert into release_way (slug, rollout, staging) values (?, ?, ?)",
                release.slug(),
                rollout.id(),
                staging.id());
    }

    /** Empty for a release that began before ways could be chosen. */
    public Optional<DeploymentWay> rollout(ReleaseId release) {
        return found("select rollout from release_way where slug = ?", release);
    }

    /** Empty for a release that began before ways could be chosen. */
    public Optional<DeploymentWay> staging(ReleaseId release) {
        return found("select staging from release_way where slug = ?", release);
    }

    private Optional<DeploymentWay> found(String query, ReleaseId release) {
        return jdbc.queryForList(query, String.class, release.slug()).stream()
                .findFirst()
                .map(DeploymentWay::of);
    }
}
