package dev.slipway.audit.record;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Which later entry closes a finding: what judges the same anew and finds it in order, what takes it back, or the end of
 * the release, beyond which only what an exception owes goes on.
 */
final class Closings {

    private static final String END = "DeploymentEventClosed";

    /** By the type of the entry that opened it. */
    private static final Map<String, BiPredicate<Recorded, Recorded>> CLOSED_BY = Map.ofEntries(
            Map.entry("ReleaseBlocked", same("BlockLifted", "role")),
            Map.entry("GateEvaluated", anew("GateEvaluated", "allowed")),
            Map.entry("ReleaseCandidateAssembled", anew("ReleaseCandidateAssembled", "complete")),
            Map.entry("ReleasePackageVerified", anew("ReleasePackageVerified", "intact")),
            Map.entry("StagingDeployed", anew("StagingDeployed", "deployed")),
            Map.entry("ModificationDecisionChecked", anew("ModificationDecisionChecked", "current")),
            Map.entry("ReleaseMeasured", anew("ReleaseMeasured", "passed")),
            Map.entry("HealthChecked", anew("HealthChecked", "healthy")),
            Map.entry(
                    "StagingValidated",
                    (opened, later) ->
                            later.is("StagingValidated") && later.raw("status").equals("PASSED")),
            Map.entry(
                    "ReadinessJudged",
                    (opened, later) ->
                            later.is("ReadinessJudged") && later.list("open").isEmpty()),
            Map.entry(
                    "ReadinessReopened",
                    (opened, later) ->
                            later.is("ReadinessJudged") && later.list("open").isEmpty()),
            Map.entry("EvidenceChangedAfterStaging", type("EvidenceFrozen")),
            Map.entry("ApprovalRoundDenied", type("ApprovalRoundOpened")),
            Map.entry("ApprovalRefused", type("DeploymentAuthorized")),
            Map.entry("ApprovalRevoked", type("DeploymentAuthorized")),
            Map.entry("ExceptionDecided", type("ExceptionClosed")),
            Map.entry("DeferredCheckOverdue", settled()),
            Map.entry("IncidentCreated", same("IncidentResolved", "incident")));

    private static final List<String> OUTLIVE = List.of("ExceptionDecided", "DeferredCheckOverdue");

    private final List<Recorded> entries;
    private final EntryWords words;
    private final boolean owed;

    Closings(List<Recorded> entries, EntryWords words) {
        this.entries = entries;
        this.words = words;
        this.owed = entries.stream()
                .anyMatch(entry ->
                        entry.is("FollowUpsOpened") && !entry.list("items").isEmpty());
    }

    private static BiPredicate<Recorded, Recorded> type(String type) {
        return (opened, later) -> later.is(type);
    }

    private static BiPredicate<Recorded, Recorded> anew(String type, String good) {
        return (opened, later) -> later.is(type) && later.flag(good);
    }

    private static BiPredicate<Recorded, Recorded> same(String type, String field) {
        return (opened, later) -> later.is(type) && mark(opened, field).equals(mark(later, field));
    }

    /** A role stands in the entry, or is the one in which it was made. */
    private static String mark(Recorded entry, String field) {
        String said = entry.raw(field);
        return said.isEmpty() ? String.valueOf(entry.entry().content().actor().role()) : said;
    }

    private static BiPredicate<Recorded, Recorded> settled() {
        return (opened, later) -> later.is("ExceptionClosed")
                || (later.is("DeferredCheckSettled")
                        && number(opened.raw("item")).equals(number(later.raw("item"))));
    }

    private static String number(String item) {
        return item.split("\\|", 2)[0].strip();
    }

    /** Whether something has to happen after it; what only has to be known is neither open nor closed. */
    boolean isOpened(Recorded entry) {
        return CLOSED_BY.containsKey(entry.type())
                && (!entry.is("ExceptionDecided") || entry.raw("decision").equals("approve"));
    }

    Optional<Closing> of(Recorded opened) {
        BiPredicate<Recorded, Recorded> closes = CLOSED_BY.get(opened.type());
        return closes == null
                ? Optional.empty()
                : entries.stream()
                        .filter(later -> later.sequence() > opened.sequence())
                        .filter(later -> closes.test(opened, later) || endsIt(opened, later))
                        .findFirst()
                        .map(this::closing);
    }

    private boolean endsIt(Recorded opened, Recorded later) {
        return later.is(END) && !(owed && OUTLIVE.contains(opened.type()));
    }

    private Closing closing(Recorded entry) {
        return new Closing(
                entry.at(),
                entry.who().words(),
                entry.is(END) ? "The release ended, and it with it." : words.sentence(entry),
                entry.sequence());
    }
}
