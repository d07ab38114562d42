package dev.slipway.audit.record;

import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.audit.record.ApprovalRound.Answer;
import dev.slipway.audit.record.ApprovalRound.Authorization;
import dev.slipway.audit.record.ApprovalRound.Fate;
import dev.slipway.audit.words.Moments;
import dev.slipway.release.ReleaseId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who approved, under which signature, on which conditions, and what became of them. */
@Component
class RoundParts {

    private final SignedApprovals signed;
    private final SignatureReading signatures;

    RoundParts(SignedApprovals signed, SignatureReading signatures) {
        this.signed = signed;
        this.signatures = signatures;
    }

    List<ApprovalRound> of(ReleaseId release, List<Recorded> entries) {
        List<SignedApproval> kept = signed.of(release);
        return entries.stream()
                .filter(entry -> entry.is("ApprovalRoundOpened", "ApprovalGiven", "ApprovalRefused"))
                .map(RoundParts::number)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(round -> round(round, entries, kept))
                .toList();
    }

    private static int number(Recorded entry) {
        return entry.value("round") instanceof Number number ? number.intValue() : 0;
    }

    private ApprovalRound round(int round, List<Recorded> entries, List<SignedApproval> kept) {
        List<Recorded> own =
                entries.stream().filter(entry -> number(entry) == round).toList();
        Optional<Recorded> opened =
                own.stream().filter(entry -> entry.is("ApprovalRoundOpened")).findFirst();
        List<Answer> answers = own.stream()
                .filter(entry -> entry.is("ApprovalGiven", "ApprovalRefused"))
                .map(entry -> answer(entry, own, kept))
                .toList();
        List<String> roles = opened.map(RoundParts::roles).orElse(List.of());
        List<String> missing = new ArrayList<>(roles);
        answers.forEach(answer -> missing.remove(answer.who().role()));
        return new ApprovalRound(
                round,
                opened.map(Recorded::at).orElse(null),
                roles,
                answers,
                missing,
                authorization(round, entries).orElse(null),
                conditions(round, entries));
    }

    private static List<String> roles(Recorded opened) {
        return opened.list("roles").stream()
                .map(role -> Recorded.words("roles", role))
                .toList();
    }

    private Answer answer(Recorded entry, List<Recorded> round, List<SignedApproval> kept) {
        SignedApproval own = kept.stream()
                .filter(one -> one.envelope().digest().equals(entry.raw("envelope")))
                .findFirst()
                .orElse(null);
        return new Answer(
                entry.sequence(),
                entry.at(),
                entry.who(),
                entry.is("ApprovalGiven"),
                entry.raw("comment"),
                entry.raw("conditions"),
                entry.flag("standingRollback"),
                round.stream()
                        .filter(other ->
                                other.is("ApprovalRevoked") && other.raw("role").equals(entry.raw("role")))
                        .map(other -> "Taken back on " + Moments.exact(other.at()) + ": " + other.raw("reason"))
                        .findFirst()
                        .orElse(null),
                signatures.answer(entry, own));
    }

    /** Its id ends with the round. */
    private Optional<Authorization> authorization(int round, List<Recorded> entries) {
        return entries.stream()
                .filter(entry ->
                        entry.is("DeploymentAuthorized") && entry.raw("id").endsWith("~round-" + round))
                .findFirst()
                .map(this::authorization);
    }

    private Authorization authorization(Recorded entry) {
        return new Authorization(
                entry.raw("id"),
                entry.sequence(),
                entry.at(),
                Instant.parse(entry.raw("expires")),
                Instant.parse(entry.raw("windowStart")),
                Instant.parse(entry.raw("windowEnd")),
                entry.flag("standingRollback"),
                signatures.authorization(
                        entry, signed.ofAuthorization(entry.raw("id")).orElse(null)));
    }

    private static List<Fate> conditions(int round, List<Recorded> entries) {
        Optional<Recorded> set = entries.stream()
                .filter(entry -> entry.is("ConditionsSet") && number(entry) == round)
                .findFirst();
        return set.stream()
                .flatMap(entry -> entry.list("conditions").stream().map(String::valueOf))
                .map(line -> fate(line.split("\\|", 5), set.get().sequence(), entries))
                .sorted(Comparator.comparing(Fate::number))
                .toList();
    }

    /** {@code number|owner|due|set by|text}, as the ledger has it. */
    private static Fate fate(String[] parts, long since, List<Recorded> entries) {
        Optional<Recorded> met = entries.stream()
                .filter(entry -> entry.is("ConditionMet") && entry.sequence() > since)
                .filter(entry -> entry.text("condition").equals(parts[0]))
                .findFirst();
        return new Fate(
                Integer.parseInt(parts[0]),
                parts[4],
                Recorded.words("owner", parts[1]),
                Places.spaced(parts[2]),
                Recorded.words("role", parts[3]),
                met.map(Recorded::who).orElse(null),
                met.map(Recorded::at).orElse(null),
                met.map(entry -> entry.raw("findings")).orElse(""),
                met.map(entry -> entry.raw("evidence")).orElse(""),
                met.map(Recorded::sequence).orElse(null));
    }
}
