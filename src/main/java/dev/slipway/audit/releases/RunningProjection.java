package dev.slipway.audit.releases;

import dev.slipway.audit.index.Projection;
import dev.slipway.ledger.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What served in production from when to when. Every entry of a release that holds an observed state counts, whoever
 * changed it and by which way; what is only intended does not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RunningProjection implements Projection {

    private static final int NAME = 300;
    private static final int KIND = 40;
    private static final int BUNDLE = 0;
    private static final int FROZEN = 1;
    private static final int AUTHORISED = 0;
    private static final int CONFIGURATION = 1;

    private final JdbcTemplate jdbc;

    RunningProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String shape() {
        return "running:1";
    }

    @Override
    public void apply(Entry entry) {
        OfRelease.of(entry).ifPresent(this::apply);
    }

    @Override
    public void clear() {
        List.of("audit_running", "audit_package", "audit_component")
                .forEach(table -> jdbc.update("delete from " + table));
    }

    private void apply(OfRelease entry) {
        switch (entry.type()) {
            case "EvidenceFrozen" -> frozen(entry);
            case "DeploymentAuthorized" -> authorised(entry);
            case "HandWorkObserved" -> {
                if (entry.said().text("place").equals("production")) {
                    observed(entry);
                }
            }
            default -> observed(entry);
        }
    }

    private void frozen(OfRelease entry) {
        String digest = entry.digest(FROZEN);
        jdbc.update("delete from audit_package where slug = ? and package_digest = ?", entry.slug(), digest);
        jdbc.update("delete from audit_component where slug = ? and package_digest = ?", entry.slug(), digest);
        jdbc.update(
                "insert into audit_package (slug, package_digest, system, environment, version, seq, bundle_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entry.slug(),
                digest,
                entry.release().system(),
                entry.release().environment(),
                entry.release().version(),
                entry.sequence(),
                entry.digest(BUNDLE));
        List<Said> parts = entry.said().parts("components");
        for (int place = 0; place < parts.size(); place++) {
            component(entry, digest, place, parts.get(place));
        }
    }

    private void component(OfRelease entry, String digest, int place, Said part) {
        jdbc.update(
                "insert into audit_component (slug, package_digest, place, component_type, name, version, digest)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entry.slug(),
                digest,
                place,
                part.text("type", KIND),
                part.text("name", NAME),
                part.text("version", NAME),
                part.text("digest", Observed.DIGEST));
    }

    private void authorised(OfRelease entry) {
        jdbc.update(
                "update audit_package set configuration_digest = ?, authorization_id = ?, authorized_seq = ?,"
                        + " authorized_at = ?, envelope = ? where slug = ? and package_digest = ?",
                entry.digest(CONFIGURATION),
                entry.said().text("id", NAME),
                entry.sequence(),
                entry.at(),
                entry.said().text("envelope", Observed.DIGEST),
                entry.slug(),
                entry.digest(AUTHORISED));
    }

    private void observed(OfRelease entry) {
        Observed.in(entry.said()).ifPresent(state -> observed(entry, state));
    }

    private void observed(OfRelease entry, Observed state) {
        if (state.equals(current(entry))) {
            return;
        }
        jdbc.update(
                "update audit_running set until_seq = ?, until_at = ?, is_current = false"
                        + " where system = ? and environment = ? and is_current = true",
                entry.sequence(),
                entry.at(),
                entry.release().system(),
                entry.release().environment());
        jdbc.update(
                "insert into audit_running (system, environment, from_seq, from_at, is_current, seen_by, seen_in,"
                        + " stable_version, stable_digest, stable_slug, candidate_version, candidate_digest,"
                        + " candidate_slug, candidate_percent, shadow_percent)"
                        + " values (?, ?, ?, ?, true, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.release().system(),
                entry.release().environment(),
                entry.sequence(),
                entry.at(),
                entry.slug(),
                entry.type(),
                state.stable().version(),
                state.stable().digest(),
                broughtBy(entry, state.stable()),
                state.candidate().version(),
                state.candidate().digest(),
                broughtBy(entry, state.candidate()),
                state.candidatePercent(),
                state.shadowPercent());
    }

    private @Nullable Observed current(OfRelease entry) {
        return jdbc
                .query(
                        "select stable_version, stable_digest, candidate_version, candidate_digest, candidate_percent,"
                                + " shadow_percent from audit_running where system = ? and environment = ?"
                                + " and is_current = true",
                        (row, number) -> new Observed(
                                new Observed.Version(row.getString(1), row.getString(2)),
                                new Observed.Version(row.getString(3), row.getString(4)),
                                row.getInt(5),
                                row.getInt(6)),
                        entry.release().system(),
                        entry.release().environment())
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** The newest release that froze these bytes for this place; nobody for what was live before Slipway looked on. */
    private @Nullable String broughtBy(OfRelease entry, Observed.Version version) {
        return jdbc
                .queryForList(
                        "select slug from audit_package where system = ? and environment = ? and package_digest = ?"
                                + " order by seq desc fetch first 1 rows only",
                        String.class,
                        entry.release().system(),
                        entry.release().environment(),
                        version.digest())
                .stream()
                .findFirst()
                .orElse(null);
    }
}
