package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;

/** Says with one key that it saw a checkpoint, and when: C2SP tlog-cosignature v1. */
public final class Cosigner {

    private final PrivateKey key;
    private final NoteVerifier verifier;

    /**
     * @param name of the witness; not signed, so every witness needs a key of its own
     * @throws IllegalArgumentException when the key is not an Ed25519 key
     */
    public Cosigner(String name, PrivateKey key, PublicKey publicKey) {
        this.key = key;
        this.verifier = NoteVerifier.cosigner(name, publicKey);
    }

    /** What others need to check these cosignatures. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** @return the text with nothing but this cosignature */
    public SignedNote cosign(String text, Instant now) {
        try {
            long seconds = now.getEpochSecond();
            Signature signing = Signature.getInstance(verifier.algorithm().signatureAlgorithm());
            signing.initSign(key);
            signing.update(TimedSignature.signed(text.getBytes(StandardCharsets.UTF_8), seconds));
            byte[] timed = TimedSignature.of(seconds, signing.sign());
            byte[] identified = ByteBuffer.allocate(Integer.BYTES + timed.length)
                    .putInt(verifier.keyId())
                    .put(timed)
                    .array();
            return new SignedNote(text, List.of(new NoteSignature(verifier.name(), identified)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of " + verifier.name() + " did not sign: " + e.getMessage(), e);
        }
    }
}
