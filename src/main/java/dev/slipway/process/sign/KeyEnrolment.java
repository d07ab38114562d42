package dev.slipway.process.sign;

import dev.slipway.approval.KeyKind;
import dev.slipway.approval.Passkey;
import dev.slipway.approval.SignatureRefused;
import dev.slipway.approval.SigningKey;
import dev.slipway.approval.SigningKeys;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.guard.FreeText;
import dev.slipway.release.Role;
import dev.slipway.signature.SshSignature;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes people's keys in and out: the owner shows that it is theirs, a second person vouches; the owner alone may
 * suspend it at once, and a second person revokes it. Each act is an entry, whose place says from when it counts.
 */
@Component
class KeyEnrolment {

    private static final String SUBJECT = "signing-keys";
    private static final Duration CHALLENGE = Duration.ofMinutes(10);
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_REASON = 1000;
    static final List<Role> VOUCHERS = List.of(Role.GOVERNANCE_LEAD, Role.SYSTEM_OWNER);

    private final SigningKeys keys;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Supplier<String> ids = () -> UUID.randomUUID().toString();

    KeyEnrolment(SigningKeys keys, Ledger ledger, PlatformTransactionManager transactions, Clock clock) {
        this.keys = keys;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** What a person signs to show that a key is theirs. */
    record Challenge(String id, String text, Instant expiresAt) {}

    Challenge challenge(KeyPerson person) {
        person.requireSigner();
        String id = ids.get().replace("-", "");
        Instant expires = clock.instant().plus(CHALLENGE);
        keys.challenge(id, person.id(), expires);
        return new Challenge(id, text(id, person.id()), expires);
    }

    /**
     * Takes a key of OpenSSH or in PEM.
     *
     * @param signature over the challenge's text: armoured for OpenSSH, in base64 for the others
     * @throws SignatureRefused when it is no such key, or the signature is not its own
     */
    SigningKey propose(KeyPerson person, String kind, String label, String key, String challenge, String signature) {
        person.requireSigner();
        try {
            KeyKind known = KeyKind.of(kind);
            TrustedKey read = known == KeyKind.SSH ? SshSignature.publicKey(label, key) : TrustedKey.pem(label, key);
            requirePossession(person, known, read, challenge, signature);
            return proposed(
                    person, SigningKey.proposed(ids.get(), person.id(), known, label, read, clock.instant(), null));
        } catch (UnreadableSignature | IllegalArgumentException e) {
            throw new SignatureRefused("The key is refused: " + e.getMessage());
        }
    }

    /** Keeps a key whose possession was shown; it does not count before somebody vouches. */
    SigningKey proposed(KeyPerson person, SigningKey key) {
        FreeText.problem("The label", key.label(), LONGEST_LABEL).ifPresent(problem -> {
            throw new SignatureRefused("The key is refused: " + problem);
        });
        if (keys.byFingerprint(key.fingerprint()).isPresent()) {
            throw new SignatureRefused("The key is refused: " + key.fingerprint()
                    + " was proposed before, and a key belongs to one person for good. Make a new one.");
        }
        transaction.executeWithoutResult(status -> {
            keys.propose(key);
            append("SigningKeyProposed", person, key, told(key));
        });
        return key;
    }

    /** Of a passkey also whether it may be copied to a cloud account, and the model that it says it lives in. */
    private static Map<String, String> told(SigningKey key) {
        Passkey passkey = key.passkey();
        return passkey == null
                ? Map.of("kind", key.kind().word())
                : Map.of(
                        "kind",
                        key.kind().word(),
                        "synced",
                        passkey.backupEligible() ? "yes" : "no",
                        "authenticatorModel",
                        Objects.requireNonNullElse(passkey.aaguid(), "unknown"));
    }

    /** @throws KeyRefused when the person may not vouch; nobody vouches for oneself */
    void vouch(KeyPerson person, String id) {
        SigningKey key = requireOther(person, id, "vouch for");
        transaction.executeWithoutResult(status -> {
            long place = append("SigningKeyEnrolled", person, key, Map.of("person", key.person()));
            requireDone(keys.enrol(id, person.id(), clock.instant(), place), key, "enrolled");
        });
    }

    /** Protects: the owner's word is enough, and the key counts no more from here on. */
    void suspend(KeyPerson person, String id, String reason) {
        SigningKey key = found(id);
        if (!key.person().equals(person.id())) {
            throw KeyRefused.forbidden("Suspending of key '" + key.label() + "' refused: it is " + key.person()
                    + "'s, and only its owner suspends it. Have a second person revoke it.");
        }
        requireReason(reason);
        transaction.executeWithoutResult(status -> {
            long place = append("SigningKeySuspended", person, key, Map.of("why", reason));
            requireDone(keys.suspend(id, reason, clock.instant(), place), key, "suspended");
        });
    }

    /** Ends a key for good; what it signed before stays valid. */
    void revoke(KeyPerson person, String id, String reason) {
        SigningKey key = requireOther(person, id, "revoke");
        requireReason(reason);
        transaction.executeWithoutResult(status -> {
            long place = append("SigningKeyRevoked", person, key, Map.of("person", key.person(), "why", reason));
            requireDone(keys.revoke(id, person.id(), reason, clock.instant(), place), key, "revoked");
        });
    }

    private void requirePossession(KeyPerson person, KeyKind kind, TrustedKey key, String challenge, String signature) {
        if (!keys.useChallenge(challenge, person.id(), clock.instant())) {
            throw new SignatureRefused("The key is refused: the challenge '" + challenge
                    + "' is not one of yours, was used, or is older than " + CHALLENGE.toMinutes()
                    + " minutes. Ask for a new one and sign that.");
        }
        byte[] text = text(challenge, person.id()).getBytes(StandardCharsets.UTF_8);
        boolean shown = kind == KeyKind.SSH
                ? SshSignature.read(SshSignature.unarmoured(signature)).verifies(key, text)
                : kind == KeyKind.PEM
                        && key.verifies(text, Base64.getDecoder().decode(signature.replaceAll("\\s", "")));
        if (!shown) {
            throw new SignatureRefused("The key is refused: the signature is not this key's over the challenge's text."
                    + " Sign exactly that text, without a line end.");
        }
    }

    private static String text(String challenge, String person) {
        return "slipway key enrolment " + challenge + " of " + person;
    }

    private SigningKey requireOther(KeyPerson person, String id, String act) {
        SigningKey key = found(id);
        if (!person.holdsOneOf(VOUCHERS) || key.person().equals(person.id())) {
            throw KeyRefused.forbidden(person.id() + " may not " + act + " key '" + key.label() + "' of " + key.person()
                    + ": that takes a second person who is " + VOUCHERS.get(0).title() + " or "
                    + VOUCHERS.get(1).title() + ". Ask one of them.");
        }
        return key;
    }

    private SigningKey found(String id) {
        return keys.find(id).orElseThrow(() -> KeyRefused.gone("There is no key '" + id + "'. Correct the address."));
    }

    private static void requireReason(String reason) {
        FreeText.problem("The reason", reason, LONGEST_REASON).ifPresent(problem -> {
            throw new SignatureRefused("Refused: " + problem);
        });
    }

    private static void requireDone(boolean done, SigningKey key, String act) {
        if (!done) {
            throw KeyRefused.conflict("Key '" + key.label() + "' cannot be " + act + ": it is so already, or it was"
                    + " revoked. Reload the list.");
        }
    }

    private long append(String type, KeyPerson person, SigningKey key, Map<String, String> more) {
        Map<String, Object> payload = new TreeMap<>(more);
        payload.put("keyId", key.id());
        payload.put("fingerprint", key.fingerprint());
        return ledger.append(List.of(NewEntry.of(
                                type,
                                SUBJECT,
                                Actor.person(person.id(), person.roleText()),
                                payload,
                                type + ":" + key.id())
                        .withDigests(List.of(key.fingerprint()))))
                .get(0);
    }
}
