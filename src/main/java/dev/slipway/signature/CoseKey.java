package dev.slipway.signature;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;

/**
 * Reads a public key as an authenticator gives it (COSE, RFC 9052 and 9053): ECDSA on P-256 with SHA-256, Ed25519, or
 * RSA with SHA-256.
 */
public final class CoseKey {

    private static final long KEY_TYPE = 1;
    private static final long ALGORITHM = 3;
    private static final long CURVE = -1;
    private static final long X = -2;
    private static final long Y = -3;
    private static final long MODULUS = -1;
    private static final long EXPONENT = -2;

    private static final long ES256 = -7;
    private static final long EDDSA = -8;
    private static final long RS256 = -257;

    private static final long ED25519 = 6;
    private static final int COORDINATE = 32;

    private final Map<Long, Object> fields;

    private CoseKey(Map<Long, Object> fields) {
        this.fields = fields;
    }

    /**
     * @param name who it belongs to, for messages
     * @throws UnreadableSignature when the bytes are no such key
     */
    public static TrustedKey trusted(String name, byte[] cose) {
        return TrustedKey.of(name, new CoseKey(CborMap.parse("The passkey's public key", cose)).publicKey());
    }

    private PublicKey publicKey() {
        try {
            long algorithm = number(ALGORITHM);
            if (algorithm == ES256) {
                return curvePoint();
            }
            if (algorithm == EDDSA) {
                return edwardsPoint();
            }
            if (algorithm == RS256) {
                return rsa();
            }
            throw refused("must be for ES256 (-7), EdDSA (-8) or RS256 (-257); found algorithm " + algorithm);
        } catch (GeneralSecurityException e) {
            throw refused("is none: " + e.getMessage());
        }
    }

    private PublicKey curvePoint() throws GeneralSecurityException {
        require(KEY_TYPE, 2);
        require(CURVE, 1);
        AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
        named.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = named.getParameterSpec(ECParameterSpec.class);
        ECPoint point = new ECPoint(unsigned(coordinate(X)), unsigned(coordinate(Y)));
        if (!isOn(curve, point)) {
            throw refused("must be a point of P-256; it is not on the curve");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve));
    }

    private PublicKey edwardsPoint() throws GeneralSecurityException {
        require(KEY_TYPE, 1);
        require(CURVE, ED25519);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(RawEd25519.spki(coordinate(X))));
    }

    private PublicKey rsa() throws GeneralSecurityException {
        require(KEY_TYPE, 3);
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(unsigned(bytes(MODULUS)), unsigned(bytes(EXPONENT))));
    }

    /** Java takes any two numbers for a point; a signature under another curve proves nothing. */
    private static boolean isOn(ECParameterSpec parameters, ECPoint point) {
        BigInteger prime = ((ECFieldFp) parameters.getCurve().getField()).getP();
        BigInteger x = point.getAffineX();
        BigInteger y = point.getAffineY();
        BigInteger right = x.pow(2)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB())
                .mod(prime);
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).mod(prime).equals(right);
    }

    private byte[] coordinate(long label) {
        byte[] found = bytes(label);
        if (found.length != COORDINATE) {
            throw refused("must have " + COORDINATE + " bytes under " + label + "; found " + found.length);
        }
        return found;
    }

    private byte[] bytes(long label) {
        if (fields.get(label) instanceof byte[] found) {
            return found;
        }
        throw refused("must have bytes under " + label + "; found none");
    }

    private long number(long label) {
        if (fields.get(label) instanceof Long found) {
            return found;
        }
        throw refused("must have a number under " + label + "; found none");
    }

    private void require(long label, long wanted) {
        if (number(label) != wanted) {
            throw refused("must have " + wanted + " under " + label + "; found " + number(label));
        }
    }

    private static BigInteger unsigned(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static UnreadableSignature refused(String why) {
        return new UnreadableSignature("The passkey's public key " + why + ".");
    }
}
