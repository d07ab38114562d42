package dev.slipway.audit.record;

import dev.slipway.audit.record.ApprovalRound.Answer;
import dev.slipway.audit.record.Summary.Recovery;
import dev.slipway.audit.words.Moments;
import dev.slipway.release.ReleaseId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a release in a few sentences: what, for whom, who asked, who approved, how it ended, how long it took. */
final class SummaryParts {

    private final ReleaseId release;
    private final List<Recorded> entries;
    private final List<ApprovalRound> rounds;

    SummaryParts(ReleaseId release, List<Recorded> entries, List<ApprovalRound> rounds) {
        this.release = release;
        this.entries = entries;
        this.rounds = rounds;
    }

    Summary summary() {
        Map<String, Object> request =
                first("ProcessStarted").map(entry -> entry.map("values")).orElse(Map.of());
        Summary bare = new Summary(
                release.system(),
                release.version(),
                release.environment(),
                release.attempt(),
                text(request, "type"),
                Boolean.TRUE.equals(request.get("urgent")),
                tier(),
                replaces(),
                text(request, "changeTicket"),
                text(request, "summary"),
                requester(),
                approvers(),
                entries.get(0).at(),
                last("DeploymentEventClosed").map(Recorded::at).orElse(null),
                last("DeploymentEventClosed").map(entry -> entry.raw("outcome")).orElse(null),
                recovery(),
                digests(),
                List.of());
        return with(bare, words(bare));
    }

    private static Summary with(Summary bare, List<String> words) {
        return new Summary(
                bare.system(),
                bare.version(),
                bare.environment(),
                bare.attempt(),
                bare.type(),
                bare.urgent(),
                bare.tier(),
                bare.replaces(),
                bare.change(),
                bare.reason(),
                bare.requester(),
                bare.approvers(),
                bare.requestedAt(),
                bare.endedAt(),
                bare.outcome(),
                bare.recovery(),
                bare.digests(),
                words);
    }

    private Optional<Recorded> first(String type) {
        return entries.stream().filter(entry -> entry.is(type)).findFirst();
    }

    private Optional<Recorded> last(String... types) {
        return entries.stream().filter(entry -> entry.is(types)).reduce((earlier, later) -> later);
    }

    private static @Nullable String text(Map<String, Object> values, String name) {
        return values.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    private @Nullable String tier() {
        String decided = last("RiskClassificationDecided")
                .map(entry -> entry.raw("tier"))
                .orElse("");
        String declared = last("ReleasePackageDescribed")
                .map(entry -> entry.raw("riskTier"))
                .orElse("");
        String tier = decided.isEmpty() ? declared : decided;
        return tier.isEmpty() ? null : tier;
    }

    private @Nullable String replaces() {
        String deployed = last("ReleasePackageDescribed")
                .map(entry -> entry.raw("deployedVersion"))
                .orElse("");
        return deployed.isEmpty() || deployed.equals("none") ? null : deployed;
    }

    private Who requester() {
        return first("ReleaseRequested")
                .map(entry -> new Who(
                        entry.raw("requester"), true, entry.text("role").isEmpty() ? null : entry.text("role"), null))
                .orElseGet(() -> entries.get(0).who());
    }

    /** Those of the last round that led to an authorization. */
    private List<Who> approvers() {
        return rounds.stream()
                .filter(round -> round.authorization() != null)
                .reduce((earlier, later) -> later)
                .map(round -> round.answers().stream()
                        .filter(Answer::approved)
                        .map(Answer::who)
                        .toList())
                .orElse(List.of());
    }

    private @Nullable Recovery recovery() {
        Optional<Recorded> observed = last("RollbackObserved");
        String promised = observed.map(entry -> entry.raw("rtoPromisedMinutes"))
                .or(() -> last("DeploymentPlanned").map(entry -> entry.raw("rtoMinutes")))
                .orElse("");
        return promised.isEmpty()
                ? null
                : new Recovery(
                        promised,
                        observed.map(entry -> entry.value("rtoMillis"))
                                .map(millis -> ((Number) millis).longValue())
                                .orElse(null),
                        observed.map(entry -> entry.flag("rtoKept")).orElse(null));
    }

    private List<Labelled> digests() {
        return last("DeploymentEventClosed", "DeploymentAuthorized", "ApprovalRoundOpened")
                .map(entry -> entry.entry().content().digests())
                .filter(digests -> digests.size() >= 3)
                .map(digests -> List.of(
                        new Labelled("Package", digests.get(0)),
                        new Labelled("Configuration", digests.get(1)),
                        new Labelled("Evidence", digests.get(2))))
                .orElse(List.of());
    }

    private List<String> words(Summary told) {
        List<String> words = new ArrayList<>();
        words.add(what(told));
        words.add(asked(told));
        words.add(
                told.replaces() == null
                        ? "Nothing of the system ran there before, as far as is known."
                        : "It was to replace version " + told.replaces() + ".");
        words.add(approved(told));
        words.add(ended(told));
        if (told.recovery() != null) {
            words.add(recovered(told.recovery()));
        }
        return List.copyOf(words);
    }

    private static String what(Summary told) {
        String tier = told.tier() == null
                ? "of a system whose risk nobody has classified"
                : "of a " + told.tier() + "-risk system";
        String kind = (told.urgent() ? "urgent " : "") + (told.type() == null ? "release" : told.type() + " release");
        return "Version " + told.version() + " of " + told.system() + " for " + told.environment() + ": "
                + (kind.matches("[aeiou].*") ? "an " : "a ") + kind + " " + tier
                + (told.attempt() == 1 ? "." : ", in attempt " + told.attempt() + ".");
    }

    private static String asked(Summary told) {
        return "Asked for by " + told.requester().words() + " on " + Moments.exact(told.requestedAt())
                + (told.change() == null ? "" : ", under change " + told.change())
                + (told.reason() == null ? "." : ": " + told.reason());
    }

    private String approved(Summary told) {
        if (!told.approvers().isEmpty()) {
            return "Approved by " + told.approvers().stream().map(Who::words).collect(Collectors.joining("; ")) + ".";
        }
        List<String> no = rounds.stream()
                .flatMap(round -> round.answers().stream())
                .filter(answer -> !answer.approved())
                .map(answer -> answer.who().words())
                .toList();
        return no.isEmpty()
                ? "It was never authorised."
                : "Rejected by " + String.join("; ", no) + ", and never authorised.";
    }

    private String ended(Summary told) {
        if (told.endedAt() == null) {
            return "It has not ended yet.";
        }
        Duration took = Duration.between(told.requestedAt(), told.endedAt());
        return outcome(Objects.requireNonNullElse(told.outcome(), "")) + " on " + Moments.exact(told.endedAt()) + ", "
                + Moments.lasting(took) + " after it was asked for.";
    }

    static String outcome(String outcome) {
        return switch (outcome) {
            case "success" -> "It went live and was closed with success";
            case "rolledBack" -> "It was rolled back";
            case "withdrawn" -> "It was withdrawn";
            case "refused" -> "It was refused";
            case "rejected" -> "It was rejected";
            case "stopped" -> "It was stopped";
            case "failed" -> "It failed";
            default -> "It ended (" + Places.spaced(outcome).toLowerCase(java.util.Locale.ROOT) + ")";
        };
    }

    private static String recovered(Recovery recovery) {
        String promise = "A way back within " + recovery.promisedMinutes() + " min was promised; ";
        return recovery.tookMillis() == null
                ? promise + "it was not needed."
                : promise + "it took " + Moments.lasting(recovery.tookMillis()) + " and was "
                        + (Boolean.TRUE.equals(recovery.kept()) ? "kept." : "missed.");
    }

    /** What is missing or open at the end, beyond what an entry says. */
    Stream<Deviation> gaps() {
        Stream<Deviation> signatures = rounds.stream()
                .flatMap(round -> round.answers().stream())
                .filter(answer -> !answer.signature().valid())
                .map(answer -> new Deviation(
                        Deviation.Kind.SIGNATURE,
                        "The answer of " + answer.who().words() + ": "
                                + answer.signature().status().words() + ". "
                                + Objects.requireNonNullElse(answer.signature().problem(), ""),
                        answer.at(),
                        answer.sequence(),
                        Deviation.State.OPEN,
                        null));
        Stream<Deviation> authorizations = rounds.stream()
                .map(ApprovalRound::authorization)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(authorization -> !authorization.signature().valid())
                .map(authorization -> new Deviation(
                        Deviation.Kind.SIGNATURE,
                        "The authorization " + authorization.id() + ": "
                                + Objects.requireNonNullElse(
                                        authorization.signature().problem(), ""),
                        authorization.issuedAt(),
                        authorization.sequence(),
                        Deviation.State.OPEN,
                        null));
        return Stream.concat(Stream.concat(signatures, authorizations), open());
    }

    private Stream<Deviation> open() {
        boolean ended = last("DeploymentEventClosed").isPresent();
        return rounds.stream()
                .flatMap(round -> round.conditions().stream())
                .filter(fate -> ended && fate.met() == null)
                .map(fate -> new Deviation(
                        Deviation.Kind.CONDITION,
                        "The release ended while a condition was open: " + fate.text() + " (" + fate.owner() + ").",
                        null,
                        null,
                        Deviation.State.OPEN,
                        null));
    }
}
