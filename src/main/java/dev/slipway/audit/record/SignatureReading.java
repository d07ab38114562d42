package dev.slipway.audit.record;

import dev.slipway.approval.ApprovalStatement;
import dev.slipway.approval.AuthorizationStatement;
import dev.slipway.approval.ReadStatement;
import dev.slipway.approval.SignedApproval;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.audit.record.ApprovalRound.Signature;
import dev.slipway.audit.record.ApprovalRound.Status;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.signature.EnvelopeCheck;
import dev.slipway.signature.StatementEnvelope;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks signatures anew, against the keys that the ledger names and not against what the server holds today. */
@Component
class SignatureReading {

    private static final String SERVER_KEYS = "signing-keys";

    private final SigningKeys keys;
    private final Ledger ledger;

    SignatureReading(SigningKeys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    /** The server's keys that stood in the ledger before that entry. */
    private List<TrustedKey> serverKeys(long before) {
        return ledger.entries(SERVER_KEYS).stream()
                .filter(entry -> entry.content().type().equals("ApprovalKeyAdded") && entry.sequence() < before)
                .map(SignatureReading::key)
                .toList();
    }

    private static TrustedKey key(Entry entry) {
        return TrustedKey.pem(
                "Slipway", String.valueOf(entry.content().payload().get("key")));
    }

    /**
     * Of an answer.
     *
     * @param named the entry that names the envelope
     * @param kept what is stored under that digest; null when nothing is
     */
    Signature answer(Recorded named, @Nullable SignedApproval kept) {
        if (kept == null) {
            return missing(way(named.raw("way")));
        }
        try {
            ReadStatement statement = ReadStatement.of(kept.envelope().payload());
            return statement.says("signing", ApprovalStatement.OWN_KEY)
                    ? ownKey(named, kept, statement)
                    : serviceKey(named, kept, statement);
        } catch (UnreadableSignature unreadable) {
            return invalid(named.raw("way"), kept, "The statement cannot be read: " + unreadable.getMessage());
        }
    }

    private Signature serviceKey(Recorded named, SignedApproval kept, ReadStatement statement) {
        EnvelopeCheck check = kept.envelope().check(serverKeys(named.sequence()));
        Optional<String> problem = differs(named, statement, kept)
                .or(() -> check.whole()
                        ? Optional.empty()
                        : Optional.of("No key of this server that the ledger names made this signature."));
        return signature(problem.orElse(null), false, kept, statement);
    }

    private Signature ownKey(Recorded named, SignedApproval kept, ReadStatement statement) {
        Optional<SigningKey> own = keys.byFingerprint(kept.keyId());
        List<TrustedKey> all = Stream.concat(
                        serverKeys(named.sequence()).stream(), own.map(SigningKey::trusted).stream())
                .toList();
        EnvelopeCheck check = kept.envelope().check(all);
        Optional<String> problem = differs(named, statement, kept)
                .or(() -> check.whole() && check.signedBy(kept.keyId())
                        ? Optional.empty()
                        : Optional.of("It does not verify with the person's key and the server's."))
                .or(() -> own.filter(key -> key.countedAt(named.sequence())).isPresent()
                        ? Optional.empty()
                        : Optional.of("The person's key did not count when the answer was given."));
        boolean revoked = own.map(SigningKey::revokedSequence).isPresent();
        return signature(problem.orElse(null), revoked, kept, statement);
    }

    /** A sound signature over something else is none of this answer. */
    private static Optional<String> differs(Recorded named, ReadStatement statement, SignedApproval kept) {
        boolean same = statement.type().equals(ApprovalStatement.TYPE)
                && statement.says("release", named.entry().content().subject())
                && statement.says("role", named.raw("role"))
                && statement.says("decision", named.is("ApprovalGiven") ? "APPROVE" : "REJECT")
                && String.valueOf(statement.predicate().number("round")).equals(named.text("round"))
                && named.entry().content().digests().contains(kept.envelope().digest());
        return same ? Optional.empty() : Optional.of("What was signed is not the answer that the ledger has.");
    }

    private static Signature signature(
            @Nullable String problem, boolean revoked, SignedApproval kept, ReadStatement statement) {
        Status good = revoked ? Status.KEY_REVOKED : Status.VALID;
        return new Signature(
                problem == null ? good : Status.INVALID,
                way(kept.way()),
                kept.keyId(),
                problem,
                signed(statement),
                kept.envelope().digest());
    }

    private static List<Labelled> signed(ReadStatement statement) {
        return statement.subjects().entrySet().stream()
                .map(subject -> new Labelled(Places.spaced(subject.getKey()), subject.getValue()))
                .toList();
    }

    private static Signature invalid(String way, SignedApproval kept, String problem) {
        return new Signature(
                Status.INVALID,
                way(way),
                kept.keyId(),
                problem,
                List.of(),
                kept.envelope().digest());
    }

    private static Signature missing(String way) {
        return new Signature(
                Status.MISSING,
                way,
                null,
                "The signed statement that the ledger names is not kept here.",
                List.of(),
                null);
    }

    /** Of an authorization: the server's own statement over all the answers. */
    Signature authorization(Recorded named, @Nullable StatementEnvelope kept) {
        if (kept == null || !named.entry().content().digests().contains(kept.digest())) {
            return missing("by Slipway");
        }
        ReadStatement statement = ReadStatement.of(kept.payload());
        EnvelopeCheck check = kept.check(serverKeys(named.sequence()));
        boolean holds = check.whole()
                && statement.type().equals(AuthorizationStatement.TYPE)
                && statement.says("authorization", named.raw("id"));
        return new Signature(
                holds ? Status.VALID : Status.INVALID,
                "by Slipway",
                check.signedBy().stream()
                        .map(TrustedKey::fingerprint)
                        .findFirst()
                        .orElse(null),
                holds ? null : "No key of this server that the ledger names signed this authorization.",
                signed(statement),
                kept.digest());
    }

    private static String way(String way) {
        return switch (way) {
            case "service-key" -> "by Slipway, for a person who had just logged in";
            case "passkey" -> "with the person's own passkey";
            case "ssh" -> "with the person's own SSH key";
            case "blob" -> "with the person's own key";
            default -> way.isEmpty() ? "in a way that is not known" : way;
        };
    }
}
