package dev.slipway.audit.record;

import dev.slipway.audit.record.Deviation.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Picks out of the entries what did not go as the procedure has it. */
final class Deviations {

    static final Comparator<Deviation> OPEN_AND_GRAVEST_FIRST = Comparator.comparing(
                    (Deviation deviation) -> deviation.state() != Deviation.State.OPEN)
            .thenComparing(Deviation::kind)
            .thenComparing(Deviation::sequence, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Deviation::what);

    private static final List<Rule> RULES = List.of(
            new Rule(Kind.SECURITY, entry -> entry.flag("security")),
            of(Kind.ROLLBACK, "RolledBack", "RollbackTryFailed", "SystemSwitchedOff"),
            new Rule(Kind.ROLLBACK, entry -> entry.is("RollbackObserved") && !entry.flag("rtoKept")),
            of(Kind.BLOCK, "ReleaseBlocked", "ReleaseWithdrawn"),
            of(Kind.HELD, "ReleaseHeld", "RolloutHalted", "RolloutPaused", "PromotionInterrupted"),
            new Rule(Kind.GATE, entry -> entry.is("GateEvaluated") && !entry.flag("allowed")),
            of(Kind.HAND_WORK, "HandWorkDiffers", "HandWorkEnded", "HandWorkRefused"),
            of(Kind.EXCEPTION, "ExceptionDecided", "DeferredCheckOverdue", "DeferredCheckFailed", "ManualFormDecided"),
            of(
                    Kind.GAP,
                    "ReadinessReopened",
                    "EvidenceChangedAfterStaging",
                    "DeclarationCorrected",
                    "ModelAliasAstray"),
            new Rule(
                    Kind.GAP,
                    entry -> entry.is("ReadinessJudged") && !entry.list("open").isEmpty()),
            new Rule(Kind.GAP, entry -> entry.is("ReleaseCandidateAssembled") && !entry.flag("complete")),
            new Rule(Kind.GAP, entry -> entry.is("ReleasePackageVerified") && !entry.flag("intact")),
            new Rule(Kind.GAP, entry -> entry.is("StagingDeployed") && !entry.flag("deployed")),
            new Rule(
                    Kind.GAP,
                    entry ->
                            entry.is("StagingValidated") && !entry.raw("status").equals("PASSED")),
            new Rule(Kind.GAP, entry -> entry.is("ModificationDecisionChecked") && !entry.flag("current")),
            new Rule(Kind.GAP, entry -> entry.is("RiskClassificationDecided") && entry.flag("lowered")),
            new Rule(Kind.GAP, entry -> entry.is("ReleaseMeasured") && !entry.flag("passed")),
            new Rule(Kind.GAP, entry -> entry.is("HealthChecked") && !entry.flag("healthy")),
            of(Kind.REFUSAL, "ApprovalRefused", "ApprovalRevoked", "ApprovalRoundDenied"),
            of(Kind.FAILURE, "IncidentCreated"),
            of(Kind.LATE, "TaskEscalated", "IdleClaimFreed", "NoticeGivenUp"),
            of(Kind.REFUSED_COMMAND, "CommandRefused"));

    private Deviations() {}

    /** What sort of deviation an entry is. */
    private record Rule(Kind kind, Predicate<Recorded> holds) {}

    private static Rule of(Kind kind, String... types) {
        return new Rule(kind, entry -> entry.is(types));
    }

    static Optional<Kind> kind(Recorded entry) {
        return RULES.stream()
                .filter(rule -> rule.holds().test(entry))
                .map(Rule::kind)
                .findFirst();
    }

    static Stream<Deviation> of(List<Recorded> entries, EntryWords words, GateAnswers gates) {
        Closings closings = new Closings(entries, words);
        return entries.stream()
                .flatMap(entry ->
                        kind(entry).stream().map(kind -> deviation(kind, entry, what(entry, words, gates), closings)));
    }

    private static Deviation deviation(Kind kind, Recorded entry, String what, Closings closings) {
        if (!closings.isOpened(entry)) {
            return new Deviation(kind, what, entry.at(), entry.sequence());
        }
        Closing closing = closings.of(entry).orElse(null);
        Deviation.State state = closing == null ? Deviation.State.OPEN : Deviation.State.CLOSED;
        return new Deviation(kind, what, entry.at(), entry.sequence(), state, closing);
    }

    private static String what(Recorded entry, EntryWords words, GateAnswers gates) {
        if (entry.is("GateEvaluated")) {
            return "No before " + EntryWords.point(entry.raw("point")) + ": " + gates.reasons(entry);
        }
        String sentence = entry.flag("security") ? entry.text("reason") : words.sentence(entry);
        return entry.who().person() ? entry.who().words() + ": " + sentence : sentence;
    }

    /** Models that ran and are not kept, so that what was walked and filled in cannot be drawn any more. */
    static Stream<Deviation> lostModels(Places places) {
        return places.definitions().stream()
                .filter(definition -> places.model(definition).isEmpty())
                .map(definition -> new Deviation(
                        Kind.MISSING,
                        "The model " + definition + " ran and is not kept any more; its diagram and forms are missing.",
                        null,
                        null));
    }
}
