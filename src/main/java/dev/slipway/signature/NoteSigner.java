package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/** Signs notes with one key under one name; the key may live in a file or in a device. */
public final class NoteSigner {

    private final PrivateKey key;
    private final NoteVerifier verifier;

    public NoteSigner(String name, PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.verifier = NoteVerifier.of(name, publicKey);
    }

    /** What others need to check these signatures. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /**
     * @param text lines, each ended by a line feed
     * @throws IllegalStateException when the key does not sign, such as a device that is away
     */
    public SignedNote sign(String text) {
        return new SignedNote(text, List.of(signature(text)));
    }

    private NoteSignature signature(String text) {
        try {
            Signature signing = Signature.getInstance(verifier.algorithm().signatureAlgorithm());
            signing.initSign(key);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = signing.sign();
            return new NoteSignature(
                    verifier.name(),
                    ByteBuffer.allocate(Integer.BYTES + bytes.length)
                            .putInt(verifier.keyId())
                            .put(bytes)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + verifier.name() + " did not sign: " + e.getMessage(), e);
        }
    }
}
