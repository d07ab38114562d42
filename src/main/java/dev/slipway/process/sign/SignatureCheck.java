package dev.slipway.process.sign;

import dev.slipway.approval.ApprovalStatement;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.AuthorizationStatement;
import dev.slipway.approval.ReadStatement;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SignedApprovals;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.signature.EnvelopeCheck;
import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Holds a stored authorization, and every approval under it, against keys, ledger and what it is said to be about. */
@Component
class SignatureCheck {

    private final SignedApprovals signed;
    private final SigningKeys keys;
    private final ServerKey server;
    private final Ledger ledger;

    SignatureCheck(SignedApprovals signed, SigningKeys keys, ServerKey server, Ledger ledger) {
        this.signed = signed;
        this.keys = keys;
        this.server = server;
        this.ledger = ledger;
    }

    /** Why it does not hold, or empty when everything does. */
    Optional<String> problem(Authorization authorization) {
        try {
            return problemOf(authorization);
        } catch (UnreadableSignature e) {
            return Optional.of("A stored envelope cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> problemOf(Authorization authorization) {
        Optional<StatementEnvelope> found = signed.of(authorization);
        if (found.isEmpty()) {
            return Optional.of("Authorization " + authorization.id() + " has no signed statement.");
        }
        List<Entry> entries = ledger.entries(authorization.release().slug());
        StatementEnvelope envelope = found.get();
        ReadStatement statement = ReadStatement.of(envelope.payload());
        if (!envelope.check(server.known()).whole()
                || place(entries, "DeploymentAuthorized", envelope).isEmpty()) {
            return Optional.of("The signature of authorization " + authorization.id()
                    + " does not verify, or the ledger does not name it.");
        }
        if (!isAbout(statement, authorization)) {
            return Optional.of("The signed statement is not the one of authorization " + authorization.id() + ".");
        }
        return approvals(authorization, statement, entries);
    }

    private static boolean isAbout(ReadStatement statement, Authorization authorization) {
        Map<String, String> subjects = statement.subjects();
        return statement.type().equals(AuthorizationStatement.TYPE)
                && statement.says("authorization", authorization.id())
                && statement.says("release", authorization.release().slug())
                && statement.says("baseDigest", authorization.baseDigest())
                && statement.predicate().number("round") == authorization.round()
                && authorization.packageDigest().equals(subjects.get("package"))
                && authorization.configurationDigest().equals(subjects.get("configuration"))
                && authorization.bundleId().equals(subjects.get("evidence-bundle"));
    }

    private Optional<String> approvals(Authorization authorization, ReadStatement statement, List<Entry> entries) {
        List<SignedApproval> stored = signed.of(authorization.release());
        Set<String> roles = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (SignatureJson line : statement.predicate().objects("approvals")) {
            Optional<SignedApproval> approval = stored.stream()
                    .filter(one -> one.envelope().digest().equals(line.text("envelope")))
                    .findFirst();
            Optional<String> problem = approval.isEmpty()
                    ? Optional.of("An approval under the authorization is missing, or was changed.")
                    : problemOf(approval.get(), statement, entries);
            if (problem.isPresent()) {
                return problem;
            }
            approval.ifPresent(one -> roles.add(one.role()));
            if (!people.add(line.text("approver"))) {
                return Optional.of("One person stands for two approvals.");
            }
        }
        Set<String> missing = new HashSet<>(authorization.requiredRoles());
        missing.removeAll(roles);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of("There is no signed approval of " + String.join(", ", missing) + ".");
    }

    private Optional<String> problemOf(SignedApproval approval, ReadStatement authorization, List<Entry> entries) {
        String name = "The approval of the " + approval.role();
        ReadStatement statement = ReadStatement.of(approval.envelope().payload());
        if (!isAbout(statement, approval) || !statement.subjects().equals(authorization.subjects())) {
            return Optional.of(name + " is about another release, round, role or other digests.");
        }
        Optional<Long> place = place(entries, "ApprovalGiven", approval.envelope());
        if (place.isEmpty()) {
            return Optional.of(name + " is not the one that the ledger names.");
        }
        return statement.says("signing", ApprovalStatement.OWN_KEY)
                ? ownKey(name, approval, place.get())
                : serviceKey(name, approval, statement);
    }

    private static boolean isAbout(ReadStatement statement, SignedApproval approval) {
        return statement.type().equals(ApprovalStatement.TYPE)
                && statement.says("decision", "APPROVE")
                && statement.says("release", approval.release().slug())
                && statement.says("role", approval.role())
                && statement.says("task", approval.taskId())
                && statement.says("nonce", approval.statementId())
                && statement.predicate().number("round") == approval.round();
    }

    private Optional<String> serviceKey(String name, SignedApproval approval, ReadStatement statement) {
        return statement.says("signing", ApprovalStatement.SERVICE_KEY)
                        && approval.envelope().check(server.known()).whole()
                ? Optional.empty()
                : Optional.of(name + " is not signed by a key of this server.");
    }

    /** It takes both: the key of the person, and the server's, which shows that it came in here. */
    private Optional<String> ownKey(String name, SignedApproval approval, long place) {
        Optional<SigningKey> key = keys.byFingerprint(approval.keyId())
                .filter(found -> found.person().equals(approval.person()));
        if (key.isEmpty()) {
            return Optional.of(name + " is signed with a key that is not known as " + approval.person() + "'s.");
        }
        List<TrustedKey> all = new ArrayList<>(server.known());
        all.add(key.get().trusted());
        EnvelopeCheck check = approval.envelope().check(all);
        if (!check.whole()
                || !check.signedBy(approval.keyId())
                || server.known().stream().noneMatch(known -> check.signedBy(known.fingerprint()))) {
            return Optional.of(name + " does not verify with the key of " + approval.person() + " and the server's.");
        }
        return key.get().countedAt(place)
                ? Optional.empty()
                : Optional.of(
                        name + " was signed with a key that did not count then: it was not enrolled yet, or it was"
                                + " suspended or revoked.");
    }

    /** Where the ledger names the envelope. */
    private static Optional<Long> place(List<Entry> entries, String type, StatementEnvelope envelope) {
        return entries.stream()
                .filter(entry -> entry.content().type().equals(type)
                        && entry.content().digests().contains(envelope.digest()))
                .map(Entry::sequence)
                .findFirst();
    }
}
