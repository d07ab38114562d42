package dev.slipway.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** An authenticator and its browser in a few lines, which say whatever a test wants them to. */
public final class SoftAuthenticator {

    private static final int PRESENT_AND_VERIFIED = 0x05;

    private final KeyPair pair;
    private final String algorithm;
    private String type = "webauthn.get";
    private String origin = "https://slipway.example";
    private String site = "slipway.example";
    private int flags = PRESENT_AND_VERIFIED;
    private byte[] credential = {1, 2, 3, 4, 5, 6, 7, 8};
    private String more = "";

    private SoftAuthenticator(KeyPair pair, String algorithm) {
        this.pair = pair;
        this.algorithm = algorithm;
    }

    public static SoftAuthenticator p256() {
        return of("EC", 256, "SHA256withECDSA");
    }

    static SoftAuthenticator ed25519() {
        return of("Ed25519", 255, "Ed25519");
    }

    static SoftAuthenticator rsa() {
        return of("RSA", 2048, "SHA256withRSA");
    }

    private static SoftAuthenticator of(String kind, int size, String algorithm) {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance(kind);
            keys.initialize(size);
            return new SoftAuthenticator(keys.generateKeyPair(), algorithm);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public SoftAuthenticator asked(String kindOfQuestion) {
        type = kindOfQuestion;
        return this;
    }

    public SoftAuthenticator on(String page) {
        origin = page;
        return this;
    }

    public SoftAuthenticator enrolledAt(String id) {
        site = id;
        return this;
    }

    public SoftAuthenticator saying(int bits) {
        flags = bits;
        return this;
    }

    /** Whoever has two has to tell them apart. */
    public SoftAuthenticator knownAs(byte... id) {
        credential = id.clone();
        return this;
    }

    SoftAuthenticator adding(String fields) {
        more = fields;
        return this;
    }

    public PasskeyAssertion sign(byte[] challenge) {
        byte[] client = client(challenge);
        byte[] data = data(flags);
        return new PasskeyAssertion(data, client, signed(data, sha256(client)));
    }

    private byte[] client(byte[] challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + url(challenge) + "\",\"origin\":\"" + origin + "\""
                        + more + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] data(int bits) {
        return ByteBuffer.allocate(37)
                .put(sha256(site.getBytes(StandardCharsets.UTF_8)))
                .put((byte) bits)
                .putInt(7)
                .array();
    }

    public static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a browser hands in for a new passkey, in the JSON of WebAuthn. */
    public String enrol(byte[] challenge) {
        type = "webauthn.create";
        byte[] client = client(challenge);
        byte[] data =
                bytes(data(flags | 0x40), new byte[16], new byte[] {0, (byte) credential.length}, credential, cose());
        byte[] attestation = bytes(
                new byte[] {(byte) 0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e'},
                new byte[] {0x67, 'a', 't', 't', 'S', 't', 'm', 't', (byte) 0xa0},
                new byte[] {0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a', 0x59, 0, (byte) data.length},
                data);
        return "{\"type\":\"public-key\",\"id\":\"" + url(credential) + "\",\"rawId\":\"" + url(credential)
                + "\",\"clientExtensionResults\":{},\"response\":{\"attestationObject\":\"" + url(attestation)
                + "\",\"clientDataJSON\":\"" + url(client) + "\"}}";
    }

    public TrustedKey key() {
        return CoseKey.trusted("risk-manager's passkey", cose());
    }

    /** The public key as an authenticator writes it. */
    public byte[] cose() {
        PublicKey key = pair.getPublic();
        if (key instanceof ECPublicKey point) {
            return bytes(
                    new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32},
                    fixed(point.getW().getAffineX()),
                    new byte[] {0x22, 0x58, 32},
                    fixed(point.getW().getAffineY()));
        }
        if (key instanceof RSAPublicKey rsa) {
            return bytes(
                    new byte[] {(byte) 0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59, 1, 0},
                    unsigned(rsa.getModulus()),
                    new byte[] {0x21, 0x43},
                    unsigned(rsa.getPublicExponent()));
        }
        return bytes(new byte[] {(byte) 0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32}, RawEd25519.of(key));
    }

    private byte[] signed(byte[]... parts) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(pair.getPrivate());
            signature.update(bytes(parts));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] fixed(BigInteger number) {
        byte[] bytes = unsigned(number);
        byte[] fixed = new byte[32];
        System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
        return fixed;
    }

    private static byte[] unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
