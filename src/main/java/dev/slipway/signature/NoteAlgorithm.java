package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** The signature types of C2SP signed-note that logs and witnesses use, each with its byte and its form of a public key. */
enum NoteAlgorithm {
    /** Type 0x01; the public key is the raw 32 bytes of RFC 8032. */
    ED25519(0x01, "Ed25519", "Ed25519") {
        @Override
        byte[] encoded(PublicKey key) {
            return RawEd25519.of(key);
        }

        @Override
        byte[] spki(byte[] encoded) {
            return RawEd25519.spki(encoded);
        }
    },
    /** Type 0x02; the public key is a SubjectPublicKeyInfo in DER, the signature is ASN.1 over SHA-256. */
    ECDSA_P256(0x02, "EC", "SHA256withECDSA") {
        @Override
        byte[] encoded(PublicKey key) {
            return key.getEncoded();
        }

        @Override
        byte[] spki(byte[] encoded) {
            return encoded;
        }

        @Override
        byte[] identified(String name, byte[] encoded) {
            return encoded;
        }
    },
    /** Type 0x04; a witness's Ed25519 over the time at which it saw a checkpoint and the checkpoint. */
    COSIGNATURE(0x04, "Ed25519", "Ed25519") {
        @Override
        byte[] encoded(PublicKey key) {
            return RawEd25519.of(key);
        }

        @Override
        byte[] spki(byte[] encoded) {
            return RawEd25519.spki(encoded);
        }

        @Override
        boolean verifies(PublicKey key, byte[] text, byte[] signature) throws GeneralSecurityException {
            byte[] signed = TimedSignature.signed(text, TimedSignature.seconds(signature));
            return super.verifies(key, signed, TimedSignature.signature(signature));
        }
    };

    private final byte type;
    private final String keyAlgorithm;
    private final String signatureAlgorithm;

    NoteAlgorithm(int type, String keyAlgorithm, String signatureAlgorithm) {
        this.type = (byte) type;
        this.keyAlgorithm = keyAlgorithm;
        this.signatureAlgorithm = signatureAlgorithm;
    }

    static NoteAlgorithm of(byte type) {
        return Arrays.stream(values())
                .filter(known -> known.type == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Signature type " + type
                        + " is not known here; known are 1 (Ed25519), 2 (ECDSA) and 4" + " (cosignature)."));
    }

    static NoteAlgorithm of(PublicKey key) {
        return switch (key.getAlgorithm()) {
            case "Ed25519", "EdDSA" -> ED25519;
            case "EC" -> ECDSA_P256;
            default ->
                throw new IllegalArgumentException("A key of type " + key.getAlgorithm()
                        + " signs no notes; make one of type Ed25519, or EC on P-256.");
        };
    }

    abstract byte[] encoded(PublicKey key);

    abstract byte[] spki(byte[] encoded);

    /** What the key id is the hash of. */
    byte[] identified(String name, byte[] encoded) {
        byte[] text = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(text, text.length + 1 + encoded.length);
        all[text.length] = type;
        System.arraycopy(encoded, 0, all, text.length + 1, encoded.length);
        return all;
    }

    int keyId(String name, byte[] encoded) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(identified(name, encoded));
            return ByteBuffer.wrap(hash).getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    PublicKey key(byte[] encoded) {
        try {
            return KeyFactory.getInstance(keyAlgorithm).generatePublic(new X509EncodedKeySpec(spki(encoded)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("These bytes are no public key of type " + keyAlgorithm + ".", e);
        }
    }

    boolean verifies(PublicKey key, byte[] text, byte[] signature) throws GeneralSecurityException {
        Signature check = Signature.getInstance(signatureAlgorithm);
        check.initVerify(key);
        check.update(text);
        return check.verify(signature);
    }

    byte type() {
        return type;
    }

    String signatureAlgorithm() {
        return signatureAlgorithm;
    }
}
