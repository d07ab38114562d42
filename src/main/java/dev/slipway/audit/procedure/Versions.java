package dev.slipway.audit.procedure;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads who deployed a set and what ran under a version. */
final class Versions {

    static final int PAGE = 50;

    private final JdbcClient jdbc;

    Versions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How the ledger tells a deployment.
     *
     * @param actor pseudonym of a person, or the name of a service
     */
    record Deployed(String deployment, long entry, Instant at, String actor) {}

    /**
     * Something that ran under a version.
     *
     * @param subject slug of a release, or the key of something beside one
     * @param entry of the ledger that tells of the first time
     */
    record Use(String subject, long entry, Instant at) {}

    /** One part of the uses, the newest first. */
    record Part(List<Use> uses, @Nullable Long next) {}

    Map<String, Deployed> deployed(Collection<String> deployments) {
        Map<String, Deployed> found = new HashMap<>();
        if (!deployments.isEmpty()) {
            jdbc.sql("select deployment, seq, recorded_at, actor from audit_deployment where deployment in (:ids)")
                    .param("ids", deployments)
                    .query((row, number) -> new Deployed(
                            row.getString(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            row.getString(4)))
                    .list()
                    .forEach(told -> found.put(told.deployment(), told));
        }
        return found;
    }

    Optional<Deployed> deployed(String deployment) {
        return Optional.ofNullable(deployed(List.of(deployment)).get(deployment));
    }

    /** @param before entry after which the part begins; null for the newest */
    Part uses(String definition, @Nullable Long before) {
        List<Use> found = jdbc.sql("select subject, seq, used_at from audit_version_use"
                        + " where definition = ? and seq < ? order by seq desc limit ?")
                .params(definition, before == null ? Long.MAX_VALUE : before, PAGE + 1)
                .query((row, number) -> new Use(
                        row.getString(1),
                        row.getLong(2),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .list();
        List<Use> shown = found.subList(0, Math.min(found.size(), PAGE));
        return new Part(shown, found.size() > PAGE ? shown.get(PAGE - 1).entry() : null);
    }
}
