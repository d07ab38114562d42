package dev.slipway.signature;

import dev.slipway.signature.PasskeyRefused.Rule;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.net.URI;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A signature by a passkey with the bytes that were signed (WebAuthn, 7.2). Kept, it can be checked for as long as the
 * public key is known, with nothing but this and a plain signature check.
 *
 * @param authenticatorData what the authenticator said of itself
 * @param clientDataJson what the browser said of the page and the challenge
 * @param signature over both
 */
public record PasskeyAssertion(byte[] authenticatorData, byte[] clientDataJson, byte[] signature) {

    private static final int DER_INTEGER = 2;
    private static final String AUTHENTICATOR_DATA = "authenticatorData";
    private static final String CLIENT_DATA = "clientDataJSON";
    private static final String CREDENTIAL = "credentialId";

    /** @throws UnreadableSignature when something else stands beside the signature */
    static PasskeyAssertion of(EnvelopeSignature signature) {
        Map<String, byte[]> beside = signature.beside();
        if (!beside.keySet().equals(Set.of(AUTHENTICATOR_DATA, CLIENT_DATA, CREDENTIAL))) {
            throw new UnreadableSignature("A passkey's signature must have " + AUTHENTICATOR_DATA + ", " + CLIENT_DATA
                    + " and " + CREDENTIAL + " beside it; found " + beside.keySet() + ".");
        }
        return new PasskeyAssertion(
                Objects.requireNonNull(beside.get(AUTHENTICATOR_DATA)),
                Objects.requireNonNull(beside.get(CLIENT_DATA)),
                signature.bytes());
    }

    /** How it stands in an envelope. */
    public EnvelopeSignature kept(TrustedKey key, byte[] credentialId) {
        return new EnvelopeSignature(
                key.fingerprint(),
                signature,
                SignatureForm.PASSKEY,
                Map.of(AUTHENTICATOR_DATA, authenticatorData, CLIENT_DATA, clientDataJson, CREDENTIAL, credentialId));
    }

    boolean verifies(TrustedKey key, byte[] challenge) {
        try {
            return check(key, challenge).verified();
        } catch (PasskeyRefused notOne) {
            return false;
        }
    }

    /**
     * Checks everything that needs no knowledge of where this application is served: that the key signed exactly this
     * challenge, in a page of the site that the passkey is for, by a person whom the authenticator knew.
     *
     * @param challenge the bytes that were to be signed
     * @throws PasskeyRefused on the first rule that is broken
     */
    public AuthenticatorFacts check(TrustedKey key, byte[] challenge) {
        return readable(client -> checked(client, key, challenge));
    }

    /**
     * Checks the same, and that it was done at this site.
     *
     * @throws PasskeyRefused on the first rule that is broken
     */
    public AuthenticatorFacts check(TrustedKey key, byte[] challenge, PasskeySite site) {
        return readable(client -> {
            requireOrigin(client, site);
            AuthenticatorFacts facts = checked(client, key, challenge);
            requireSite(facts, site);
            return facts;
        });
    }

    private AuthenticatorFacts checked(SignatureJson client, TrustedKey key, byte[] challenge) {
        requireMadeToSign(client);
        requireChallenge(client, challenge);
        AuthenticatorFacts facts = AuthenticatorFacts.read(authenticatorData);
        requirePerson(facts);
        requireOwnSite(client, facts);
        requireSignature(key);
        return facts;
    }

    private AuthenticatorFacts readable(Function<SignatureJson, AuthenticatorFacts> check) {
        try {
            return check.apply(SignatureJson.parse("The browser's data", clientDataJson));
        } catch (UnreadableSignature e) {
            throw new PasskeyRefused(Rule.READABLE, String.valueOf(e.getMessage()));
        }
    }

    private static void requireOrigin(SignatureJson client, PasskeySite site) {
        String origin = client.text("origin");
        if (!site.origins().contains(origin)) {
            throw new PasskeyRefused(
                    Rule.ORIGIN,
                    "The passkey was used on a page of '" + origin + "', which is none of " + site.origins()
                            + ". Sign in Slipway's own page.");
        }
    }

    private static void requireSite(AuthenticatorFacts facts, PasskeySite site) {
        if (!facts.isFor(site.id())) {
            throw new PasskeyRefused(
                    Rule.SITE, "The passkey is for another site than '" + site.id() + "'. Enrol one for this site.");
        }
    }

    private static void requireMadeToSign(SignatureJson client) {
        String type = client.text("type");
        if (!type.equals("webauthn.get")) {
            throw new PasskeyRefused(
                    Rule.MADE_TO_SIGN, "The passkey must have been asked for 'webauthn.get'; found '" + type + "'.");
        }
        if (client.node().path("crossOrigin").asBoolean()) {
            throw new PasskeyRefused(
                    Rule.NOT_FRAMED,
                    "The passkey was used in a page that another site had framed. Open Slipway itself.");
        }
    }

    private static void requireChallenge(SignatureJson client, byte[] challenge) {
        if (!MessageDigest.isEqual(client.bytes("challenge"), challenge)) {
            throw new PasskeyRefused(
                    Rule.CHALLENGE, "The passkey signed another statement than this one. Sign exactly this one.");
        }
    }

    private static void requirePerson(AuthenticatorFacts facts) {
        if (!facts.present()) {
            throw new PasskeyRefused(Rule.PRESENT, "The authenticator says that nobody was there. Touch it.");
        }
        if (!facts.verified()) {
            throw new PasskeyRefused(
                    Rule.VERIFIED,
                    "The authenticator did not check who was there. Use one with a PIN, a finger or a face.");
        }
    }

    /** A browser lets a page use the passkeys of its own host and of the domains above it, and of no other. */
    private static void requireOwnSite(SignatureJson client, AuthenticatorFacts facts) {
        String host = host(client.text("origin"));
        if (domainsOf(host).noneMatch(facts::isFor)) {
            throw new PasskeyRefused(
                    Rule.SITE,
                    "The passkey is for another site than the page's, '" + host + "'. Enrol one for this site.");
        }
    }

    private static Stream<String> domainsOf(String host) {
        return Stream.iterate(host, domain -> !domain.isEmpty(), PasskeyAssertion::domainAbove);
    }

    private static String domainAbove(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? "" : domain.substring(dot + 1);
    }

    private static String host(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void requireSignature(TrustedKey key) {
        if (key.publicKey() instanceof ECPublicKey && hasZero(signature)) {
            throw new PasskeyRefused(
                    Rule.NOT_ZERO, "The signature holds a zero, which some programs take for anybody's signature.");
        }
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(authenticatorData);
        signed.writeBytes(AuthenticatorFacts.sha256(clientDataJson));
        if (!key.verifies(signed.toByteArray(), signature)) {
            throw new PasskeyRefused(
                    Rule.KEY, "The signature is not one of the key '" + key.name() + "' over what was kept.");
        }
    }

    /** Whether one of the two integers of the DER sequence is zero; what is no such sequence fails the check itself. */
    private static boolean hasZero(byte[] der) {
        int at = 2;
        while (at + 1 < der.length && der[at] == DER_INTEGER && at + 2 + der[at + 1] <= der.length && der[at + 1] > 0) {
            int end = at + 2 + der[at + 1];
            if (new BigInteger(Arrays.copyOfRange(der, at + 2, end)).signum() == 0) {
                return true;
            }
            at = end;
        }
        return false;
    }
}
