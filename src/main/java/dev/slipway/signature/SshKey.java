package dev.slipway.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key as OpenSSH writes it: Ed25519 or ECDSA on P-256, in a file or on a security key.
 *
 * @param application what a security key signs for, empty for a key in a file
 */
record SshKey(PublicKey key, String application) {

    private static final String ED25519 = "ssh-ed25519";
    private static final String ECDSA = "ecdsa-sha2-nistp256";
    private static final String ED25519_DEVICE = "sk-ssh-ed25519@openssh.com";
    private static final String ECDSA_DEVICE = "sk-ecdsa-sha2-nistp256@openssh.com";
    private static final int COORDINATE = 32;

    /** Reads a line such as {@code ssh-ed25519 AAAA… comment}. */
    static SshKey line(String line) {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length < 2) {
            throw new UnreadableSignature("A key of OpenSSH must be one line 'ssh-ed25519 AAAA… comment'.");
        }
        try {
            return wire(Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            throw new UnreadableSignature("The key of OpenSSH must be base64 behind its type; it is not.");
        }
    }

    static SshKey wire(byte[] bytes) {
        SshWire wire = new SshWire(bytes);
        String type = wire.text();
        PublicKey key = switch (type) {
            case ED25519, ED25519_DEVICE -> ed25519(wire.string());
            case ECDSA, ECDSA_DEVICE -> p256(wire.text(), wire.string());
            default ->
                throw new UnreadableSignature("A key of OpenSSH must be of type " + ED25519 + ", " + ECDSA
                        + " or their sk- forms; found '" + type + "'.");
        };
        String application = type.startsWith("sk-") ? wire.text() : "";
        wire.end();
        return new SshKey(key, application);
    }

    private static PublicKey ed25519(byte[] raw) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(RawEd25519.spki(raw)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableSignature("The key of OpenSSH is no Ed25519 key.");
        }
    }

    private static PublicKey p256(String curve, byte[] point) {
        if (!curve.equals("nistp256") || point.length != 1 + 2 * COORDINATE || point[0] != 4) {
            throw new UnreadableSignature("The key of OpenSSH is no point on P-256.");
        }
        try {
            AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
            BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, point.length));
            return KeyFactory.getInstance("EC")
                    .generatePublic(
                            new ECPublicKeySpec(new ECPoint(x, y), parameters.getParameterSpec(ECParameterSpec.class)));
        } catch (GeneralSecurityException e) {
            throw new UnreadableSignature("The key of OpenSSH is no point on P-256.");
        }
    }
}
