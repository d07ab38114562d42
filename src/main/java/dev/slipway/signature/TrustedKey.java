package dev.slipway.signature;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * A public key that somebody here decided to trust, with the name they gave it. ECDSA on P-256, P-384 and P-521,
 * Ed25519 and RSA from 2048 bits, each with the hash that cosign takes for it.
 */
public final class TrustedKey {

    private static final List<String> KINDS = List.of("EC", "Ed25519", "RSA");
    private static final int FEWEST_RSA_BITS = 2048;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private final String name;
    private final PublicKey key;
    private final String algorithm;

    private TrustedKey(String name, PublicKey key, String algorithm) {
        this.name = name;
        this.key = key;
        this.algorithm = algorithm;
    }

    /**
     * Reads a key as {@code cosign public-key} and {@code openssl pkey -pubout} write it.
     *
     * @throws IllegalArgumentException when the text is no such key, or one too weak
     */
    public static TrustedKey pem(String name, String text) {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin || text.indexOf(BEGIN, end) >= 0) {
            throw new IllegalArgumentException("The key '" + name + "' must be one public key in PEM, between '" + BEGIN
                    + "' and '" + END + "'. Write it with 'openssl pkey -pubout'.");
        }
        try {
            byte[] spki = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return of(name, read(name, spki));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key '" + name + "' is no public key: " + e.getMessage(), e);
        }
    }

    public static TrustedKey of(String name, PublicKey key) {
        return new TrustedKey(name, key, algorithm(name, key));
    }

    /**
     * Reads a SubjectPublicKeyInfo in DER.
     *
     * @throws IllegalArgumentException when the bytes are no such key, or one too weak
     */
    public static TrustedKey spki(String name, byte[] der) {
        return of(name, read(name, der));
    }

    public String name() {
        return name;
    }

    public PublicKey publicKey() {
        return key;
    }

    /** {@code sha256:} and the hex digits of the digest of its SubjectPublicKeyInfo. */
    public String fingerprint() {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    /** The key as {@code openssl pkey -pubin} reads it. */
    public String pem() {
        return BEGIN + "\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()) + "\n" + END
                + "\n";
    }

    /** Anything that is not a signature of this key over exactly these bytes is false. */
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(algorithm);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException notOne) {
            return false;
        }
    }

    private static PublicKey read(String name, byte[] spki) {
        for (String kind : KINDS) {
            try {
                return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(spki));
            } catch (GeneralSecurityException anotherKind) {
                // the next one may be it
            }
        }
        throw new IllegalArgumentException("'" + name + "' must be a key of type " + String.join(", ", KINDS) + ".");
    }

    private static String algorithm(String name, PublicKey key) {
        if (key instanceof ECPublicKey curve) {
            return switch (curve.getParams().getOrder().bitLength()) {
                case 256 -> "SHA256withECDSA";
                case 384 -> "SHA384withECDSA";
                case 521 -> "SHA512withECDSA";
                default ->
                    throw weak(
                            name, "a curve of " + curve.getParams().getOrder().bitLength() + " bits");
            };
        }
        if (key instanceof RSAPublicKey rsa) {
            return requireBits(name, rsa.getModulus());
        }
        if (List.of("Ed25519", "EdDSA").contains(key.getAlgorithm())) {
            return "Ed25519";
        }
        throw weak(name, key.getAlgorithm());
    }

    private static String requireBits(String name, BigInteger modulus) {
        if (modulus.bitLength() < FEWEST_RSA_BITS) {
            throw weak(name, "RSA with " + modulus.bitLength() + " bits");
        }
        return "SHA256withRSA";
    }

    private static IllegalArgumentException weak(String name, String found) {
        return new IllegalArgumentException("The key '" + name + "' must be ECDSA on P-256, P-384 or P-521, Ed25519, or"
                + " RSA from " + FEWEST_RSA_BITS + " bits; found " + found + ". Sign with another key.");
    }

    @Override
    public String toString() {
        return name;
    }
}
