package dev.slipway.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/** Somebody's public key under the name that their signed notes carry, in the form of C2SP signed-note. */
public final class NoteVerifier {

    private static final Pattern NAME = Pattern.compile("[^\\s+\\p{Cntrl}]{1,255}");

    private final String name;
    private final NoteAlgorithm algorithm;
    private final byte[] encoded;
    private final PublicKey key;

    private NoteVerifier(String name, NoteAlgorithm algorithm, byte[] encoded) {
        requireName(name);
        this.name = name;
        this.algorithm = algorithm;
        this.encoded = encoded;
        this.key = algorithm.key(encoded);
    }

    static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a key must have 1 to 255 characters without spaces and '+',"
                    + " found '" + name + "'; a schema-less address such as ledger.example.org/prod is usual.");
        }
    }

    public static NoteVerifier of(String name, PublicKey key) {
        NoteAlgorithm algorithm = NoteAlgorithm.of(key);
        return new NoteVerifier(name, algorithm, algorithm.encoded(key));
    }

    /** @throws IllegalArgumentException when the key is not an Ed25519 key */
    static NoteVerifier cosigner(String name, PublicKey key) {
        if (NoteAlgorithm.of(key) != NoteAlgorithm.ED25519) {
            throw new IllegalArgumentException("A witness cosigns with an Ed25519 key, found " + key.getAlgorithm());
        }
        return new NoteVerifier(name, NoteAlgorithm.COSIGNATURE, NoteAlgorithm.COSIGNATURE.encoded(key));
    }

    /**
     * Reads {@code name+hash+key}.
     *
     * @throws IllegalArgumentException when the text is not such a key, or the hash is not that of name and key
     */
    public static NoteVerifier parse(String vkey) {
        String[] parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A verifier key must read name+hash+key, found '" + vkey + "'.");
        }
        byte[] typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length < 2) {
            throw new IllegalArgumentException("The verifier key of " + parts[0] + " is empty.");
        }
        NoteVerifier verifier =
                new NoteVerifier(parts[0], NoteAlgorithm.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        if (!parts[1].equals(HexFormat.of().toHexDigits(verifier.keyId()))) {
            throw new IllegalArgumentException("The verifier key of " + parts[0] + " names the hash " + parts[1]
                    + ", its name and key give " + HexFormat.of().toHexDigits(verifier.keyId())
                    + "; take it anew from its owner.");
        }
        if (!verifier.toString().equals(vkey)) {
            throw new IllegalArgumentException("The verifier key of " + parts[0]
                    + " is not written as it should be; take" + " it anew from its owner.");
        }
        return verifier;
    }

    public String name() {
        return name;
    }

    /** True for the key of a witness, whose signature says when it saw a text, not that it wrote it. */
    public boolean isOfWitness() {
        return algorithm == NoteAlgorithm.COSIGNATURE;
    }

    /** True for one public key under two names or of two types. */
    public boolean wrapsSameKeyAs(NoteVerifier other) {
        return key.equals(other.key);
    }

    public int keyId() {
        return algorithm.keyId(name, encoded);
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            return algorithm.verifies(key, text, signature);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    PublicKey publicKey() {
        return key;
    }

    NoteAlgorithm algorithm() {
        return algorithm;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier verifier && toString().equals(verifier.toString());
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, keyId());
    }

    /** The verifier key, to be handed to whoever checks. */
    @Override
    public String toString() {
        byte[] typed = new byte[encoded.length + 1];
        typed[0] = algorithm.type();
        System.arraycopy(encoded, 0, typed, 1, encoded.length);
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
