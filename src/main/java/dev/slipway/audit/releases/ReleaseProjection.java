package dev.slipway.audit.releases;

import dev.slipway.audit.index.Projection;
import dev.slipway.audit.words.Outcome;
import dev.slipway.ledger.Entry;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One row a release attempt, its people by part, and how many there were on each day. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReleaseProjection implements Projection {

    static final Timestamp NEVER = Timestamp.from(Instant.parse("9999-12-31T00:00:00Z"));

    private static final String PROCEDURE = "ai-deployment";
    private static final int TIER = 20;
    private static final int WORD = 40;
    private static final int NAME = 64;
    private static final int TICKET = 200;
    private static final int PERSON = 300;

    private final JdbcTemplate jdbc;
    private final Days days;

    ReleaseProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.days = new Days(jdbc);
    }

    @Override
    public String shape() {
        return "releases:1";
    }

    @Override
    public void apply(Entry entry) {
        apply(List.of(entry));
    }

    /** Of each release only the last entry of the stretch is its newest. */
    @Override
    public void apply(List<Entry> stretch) {
        Map<String, OfRelease> newest = new TreeMap<>();
        stretch.stream().flatMap(entry -> OfRelease.of(entry).stream()).forEach(entry -> {
            apply(entry);
            newest.put(entry.slug(), entry);
        });
        jdbc.batchUpdate(
                "update audit_release_last set last_seq = ?, last_at = ? where slug = ?",
                newest.values().stream()
                        .map(entry -> new Object[] {entry.sequence(), entry.at(), entry.slug()})
                        .toList());
    }

    @Override
    public void clear() {
        List.of("audit_release", "audit_release_last", "audit_release_person", "audit_target", "audit_day")
                .forEach(table -> jdbc.update("delete from " + table));
    }

    private void apply(OfRelease entry) {
        switch (entry.type()) {
            case "ProcessStarted" -> started(entry);
            case "ReleaseRequested" -> requested(entry);
            case "DeclarationCorrected" ->
                set(entry, "release_type", entry.said().text("type", WORD));
            case "ReleasePackageDescribed" -> described(entry);
            case "RiskClassificationDecided" ->
                set(entry, "risk_tier", entry.said().text("tier", TIER));
            case "ModificationDecided" -> set(entry, "substantial", entry.said().is("substantial"));
            case "ApprovalGiven" -> answered(entry, Part.APPROVER);
            case "ApprovalRefused" -> answered(entry, Part.REFUSER);
            case "ApprovalRevoked" -> revoked(entry);
            case "DeploymentEventClosed" -> closed(entry);
            default -> {}
        }
    }

    private void started(OfRelease entry) {
        String process = entry.said().text("process");
        if (process.equals(PROCEDURE) && entry.said().text("calledBy").isEmpty()) {
            open(entry, entry.said().part("values"));
        } else {
            Phase.of(process).ifPresent(phase -> set(entry, "phase", phase.name()));
        }
    }

    private void open(OfRelease entry, Said asked) {
        jdbc.update(
                "insert into audit_release (slug, first_seq, system, version, environment, attempt, release_type, urgent,"
                        + " change_ticket, risk_tier, substantial, deployed_version, requester, requested_as,"
                        + " requested_at, phase, outcome, ended_key, findings, open_findings, needs_look)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, '', false, '', ?, '', ?, ?, ?, ?, 0, 0, false)",
                entry.slug(),
                entry.sequence(),
                entry.release().system(),
                entry.release().version(),
                entry.release().environment(),
                entry.release().attempt(),
                asked.text("type", WORD),
                asked.is("urgent"),
                asked.text("changeTicket", TICKET),
                asked.text("requester", PERSON),
                entry.at(),
                Phase.ASSEMBLY.name(),
                Outcome.OPEN.word(),
                NEVER);
        jdbc.update(
                "insert into audit_release_last (slug, last_seq, last_at, under_way) values (?, ?, ?, true)",
                entry.slug(),
                entry.sequence(),
                entry.at());
        target(entry);
        days.add(entry.entry().time(), "requested");
    }

    private void target(OfRelease entry) {
        jdbc.update(
                "insert into audit_target (system, environment) select ?, ? where not exists"
                        + " (select 1 from audit_target where system = ? and environment = ?)",
                entry.release().system(),
                entry.release().environment(),
                entry.release().system(),
                entry.release().environment());
    }

    private void requested(OfRelease entry) {
        String requester = entry.said().text("requester", PERSON);
        String role = entry.said().text("role", NAME);
        jdbc.update(
                "update audit_release set requester = ?, requested_as = ? where slug = ?",
                requester,
                role,
                entry.slug());
        person(entry, Part.REQUESTER, requester, role, null);
    }

    private void described(OfRelease entry) {
        set(entry, "risk_tier", entry.said().text("riskTier", TIER));
        set(entry, "deployed_version", entry.said().text("deployedVersion", NAME));
    }

    private void answered(OfRelease entry, Part part) {
        String principal = entry.said().text("onBehalfOf", PERSON);
        person(
                entry,
                part,
                entry.said().text("person", PERSON),
                entry.said().text("role", NAME),
                principal.isEmpty() ? null : principal);
    }

    private void revoked(OfRelease entry) {
        String person = entry.entry().content().actor().id();
        person(entry, Part.REVOKER, person, entry.said().text("role", NAME), null);
    }

    private void person(OfRelease entry, Part part, String person, String role, @Nullable String principal) {
        jdbc.update(
                "insert into audit_release_person (slug, seq, part, role, person, on_behalf_of, acted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entry.slug(),
                entry.sequence(),
                part.name(),
                role,
                person,
                principal,
                entry.at());
    }

    private void closed(OfRelease entry) {
        String outcome = entry.said().text("outcome", WORD);
        jdbc.update(
                "update audit_release set outcome = ?, ended_at = ?, ended_key = ?, ended_seq = ? where slug = ?",
                outcome,
                entry.at(),
                entry.at(),
                entry.sequence(),
                entry.slug());
        jdbc.update("update audit_release_last set under_way = false where slug = ?", entry.slug());
        days.add(entry.entry().time(), "ended:" + outcome);
    }

    /** @param column one of ours, never from outside */
    private void set(OfRelease entry, String column, Object value) {
        jdbc.update("update audit_release set " + column + " = ? where slug = ?", value, entry.slug());
    }
}
