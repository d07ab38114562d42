package dev.slipway.audit.releases;

import dev.slipway.audit.index.Projection;
import dev.slipway.ledger.Entry;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What an auditor should look at: what stopped a release, went otherwise than planned, or is still owed. Something is
 * closed by the entry that says so, at the latest by the end of its release; only what an exception owes goes on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class FindingProjection implements Projection {

    private static final Pattern BAR = Pattern.compile("\\|");
    private static final int ITEM = 100;
    private static final int DUE = 2;
    private static final String ONE = "";

    private final JdbcTemplate jdbc;
    private final FindingTable findings;
    private final Days days;

    FindingProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.findings = new FindingTable(jdbc);
        this.days = new Days(jdbc);
    }

    @Override
    public String shape() {
        return "findings:1";
    }

    @Override
    public void apply(Entry entry) {
        if (isSecurity(entry)) {
            security(entry);
        }
        OfRelease.of(entry).ifPresent(this::apply);
    }

    @Override
    public void clear() {
        jdbc.update("delete from audit_finding");
    }

    private static boolean isSecurity(Entry entry) {
        Said said = Said.by(entry);
        return said.is("security")
                || said.is("securityEvent")
                || entry.content().key().startsWith("security:");
    }

    private void security(Entry entry) {
        Said said = Said.by(entry);
        String words = said.text("reason").isEmpty() ? said.text("text") : said.text("reason");
        findings.note(
                entry.sequence(),
                entry.content().subject(),
                FindingKind.SECURITY,
                entry.content().type() + ": " + words,
                Timestamp.from(entry.time()));
        days.add(entry.time(), "security");
    }

    private void apply(OfRelease entry) {
        Said said = entry.said();
        switch (entry.type()) {
            case "ReleaseBlocked" -> blocked(entry);
            case "BlockLifted" -> findings.close(entry, FindingKind.BLOCK, said.text("role", ITEM));
            case "GateEvaluated" ->
                judged(entry, said.denies("allowed"), FindingKind.GATE_DENIAL, atPoint(said) + listed(said, "denials"));
            case "ReleaseCandidateAssembled" ->
                judged(entry, said.denies("complete"), FindingKind.EVIDENCE_INCOMPLETE, listed(said, "findings"));
            case "ReleasePackageVerified" ->
                judged(entry, said.denies("intact"), FindingKind.PACKAGE_NOT_INTACT, listed(said, "findings"));
            case "StagingValidated", "StagingResultsHandedIn" -> staged(entry);
            case "ReadinessJudged" ->
                judged(entry, !said.texts("open").isEmpty(), FindingKind.READINESS_GAP, listed(said, "open"));
            case "HealthChecked" -> judged(entry, said.denies("healthy"), FindingKind.HEALTH, said.text("figures"));
            case "EvidenceChangedAfterStaging" ->
                open(entry, FindingKind.EVIDENCE_CHANGED, ONE, listed(said, "findings"));
            case "EvidenceFrozen" -> findings.close(entry, Set.of(FindingKind.EVIDENCE_CHANGED));
            case "ApprovalRoundDenied" -> open(entry, FindingKind.ROUND_DENIED, ONE, listed(said, "objections"));
            case "ApprovalRoundOpened" -> findings.close(entry, Set.of(FindingKind.ROUND_DENIED));
            case "ApprovalRefused" -> open(entry, FindingKind.APPROVAL_REFUSED, ONE, by(said, "comment"));
            case "ApprovalRevoked" ->
                open(entry, FindingKind.APPROVAL_REVOKED, ONE, said.text("role") + ": " + said.text("reason"));
            case "DeploymentAuthorized" ->
                findings.close(entry, Set.of(FindingKind.APPROVAL_REFUSED, FindingKind.APPROVAL_REVOKED));
            case "ConditionsSet" -> conditions(entry);
            case "ConditionMet" -> findings.close(entry, FindingKind.CONDITION, said.text("condition", ITEM));
            case "ExceptionDecided" -> excepted(entry);
            case "DeferredCheckOverdue" -> overdue(entry);
            case "DeferredCheckSettled" -> findings.close(entry, FindingKind.OVERDUE, numberOf(said.text("item")));
            case "ExceptionClosed" -> findings.close(entry, Set.of(FindingKind.EXCEPTION, FindingKind.OVERDUE));
            case "IncidentCreated" ->
                open(entry, FindingKind.INCIDENT, said.text("incident", ITEM), said.text("activity"));
            case "IncidentResolved" -> findings.close(entry, FindingKind.INCIDENT, said.text("incident", ITEM));
            case "FollowUpsOpened" -> followUps(entry);
            case "DeploymentEventClosed" -> findings.closeUnlessOwed(entry);
            default -> noted(entry);
        }
    }

    private void noted(OfRelease entry) {
        Said said = entry.said();
        switch (entry.type()) {
            case "RolledBack" -> rolledBack(entry);
            case "RollbackObserved" -> {
                if (said.denies("rtoKept")) {
                    note(entry, FindingKind.RTO_MISSED, took(said));
                }
            }
            case "RiskClassificationDecided" -> {
                if (said.is("lowered")) {
                    note(
                            entry,
                            FindingKind.TIER_LOWERED,
                            "To " + said.text("tier") + ", floor " + said.text("floor") + ", decided by "
                                    + said.text("decidedBy") + ": " + said.text("reason"));
                }
            }
            case "DeclarationCorrected" -> note(entry, FindingKind.DECLARATION_CORRECTED, listed(said, "differences"));
            case "HandWorkDiffers" -> note(entry, FindingKind.HAND_WORK, listed(said, "differences"));
            case "HandWorkRefused" -> note(entry, FindingKind.HAND_WORK, said.text("why"));
            case "HandWorkEnded" -> note(entry, FindingKind.HAND_WORK, listed(said, "work"));
            case "ModelAliasAstray" -> note(entry, FindingKind.MODEL_ALIAS, listed(said, "found"));
            case "NoticeGivenUp" -> note(entry, FindingKind.NOTICE_LOST, "To " + said.text("recipient"));
            default -> {}
        }
    }

    private void blocked(OfRelease entry) {
        String role = String.valueOf(entry.entry().content().actor().role());
        open(
                entry,
                FindingKind.BLOCK,
                Said.cut(role, ITEM),
                "By " + entry.entry().content().actor().id() + " as " + role + ": "
                        + entry.said().text("reason"));
    }

    /** The newest judgement is the one that counts. */
    private void judged(OfRelease entry, boolean bad, FindingKind kind, String said) {
        findings.close(entry, Set.of(kind));
        if (bad) {
            open(entry, kind, ONE, said);
        }
    }

    private void staged(OfRelease entry) {
        Said said = entry.said();
        if (said.text("status").isEmpty()) {
            return;
        }
        judged(entry, !said.text("status").equals("PASSED"), FindingKind.STAGING_FAILED, said.text("message"));
    }

    /** Those of a new round take the place of the former. */
    private void conditions(OfRelease entry) {
        findings.close(entry, Set.of(FindingKind.CONDITION));
        for (String line : entry.said().texts("conditions")) {
            String[] cells = BAR.split(line, -1);
            open(
                    entry,
                    FindingKind.CONDITION,
                    Said.cut(cells[0], ITEM),
                    cells.length > DUE ? cells[cells.length - 1] + " (" + cells[1] + ", " + cells[DUE] + ")" : line);
        }
    }

    private void excepted(OfRelease entry) {
        if (entry.said().text("decision").equals("approve")) {
            open(
                    entry,
                    FindingKind.EXCEPTION,
                    ONE,
                    "Put off: " + listed(entry.said(), "deferred") + ". Instead: "
                            + listed(entry.said(), "compensatingControls"));
        }
    }

    /** What is owed outlives the release; where nothing is, the exception ends with it. */
    private void followUps(OfRelease entry) {
        if (!entry.said().texts("items").isEmpty()) {
            findings.owe(entry.slug(), FindingKind.EXCEPTION);
        }
    }

    private void overdue(OfRelease entry) {
        String item = entry.said().text("item");
        String[] cells = BAR.split(item, -1);
        findings.add(
                entry,
                FindingKind.OVERDUE,
                FindingState.OPEN,
                numberOf(item),
                cells[cells.length - 1],
                cells.length > DUE ? due(cells[DUE]) : null);
    }

    private void rolledBack(OfRelease entry) {
        String words =
                "From " + entry.said().text("from") + " to " + entry.said().text("restored") + "; "
                        + entry.said().text("rto") + ". " + entry.said().text("reason");
        String order = entry.said().text("order");
        boolean other = OfRelease.idOf(order).isPresent() && !order.equals(entry.slug());
        findings.note(entry.sequence(), other ? order : entry.slug(), FindingKind.ROLLBACK, words, entry.at());
        days.add(entry.entry().time(), "rollback");
    }

    private void open(OfRelease entry, FindingKind kind, String item, String said) {
        findings.add(entry, kind, FindingState.OPEN, item, said, null);
    }

    private void note(OfRelease entry, FindingKind kind, String said) {
        findings.add(entry, kind, FindingState.NOTED, ONE, said, null);
    }

    private static String atPoint(Said said) {
        return "At " + said.text("point") + ": ";
    }

    private static String by(Said said, String words) {
        return "By " + said.text("person") + " as " + said.text("role") + ": " + said.text(words);
    }

    private static String took(Said said) {
        return "Took " + said.number("rtoMillis") / 1000 + " s; promised were " + said.text("rtoPromisedMinutes")
                + " min.";
    }

    private static String listed(Said said, String key) {
        List<String> lines = said.texts(key);
        return lines.isEmpty() ? said.text(key) : String.join("; ", lines);
    }

    private static String numberOf(String item) {
        return Said.cut(BAR.split(item, -1)[0], ITEM);
    }

    private static @Nullable Timestamp due(String text) {
        try {
            return Timestamp.from(Instant.parse(text));
        } catch (DateTimeException otherwise) {
            return null;
        }
    }
}
