package dev.slipway.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signs notes with one key under one name; the key may live in a file or in a device. */
public final class NoteSigner {

    private final PrivateKey key;
    private final NoteVerifier verifier;
    private final @Nullable Provider device;

    public NoteSigner(String name, PrivateKey key, PublicKey publicKey) {
        this(name, key, publicKey, null);
    }

    /** @param device what signs where the key cannot leave it */
    NoteSigner(String name, PrivateKey key, PublicKey publicKey, @Nullable Provider device) {
        this.device = device;
        this.key = key;
        this.verifier = NoteVerifier.of(name, publicKey);
    }

    /** What others need to check these signatures. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /**
     * @param text lines, each ended by a line feed
     * @throws SignerUnavailable when the key does not sign, such as a device that is away
     */
    public SignedNote sign(String text) {
        return new SignedNote(text, List.of(signature(text)));
    }

    /** The key for whoever checks signatures over plain bytes. */
    public TrustedKey trusted() {
        return TrustedKey.of(verifier.name(), verifier.publicKey());
    }

    private NoteSignature signature(String text) {
        byte[] bytes = signature(text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(
                verifier.name(),
                ByteBuffer.allocate(Integer.BYTES + bytes.length)
                        .putInt(verifier.keyId())
                        .put(bytes)
                        .array());
    }

    /**
     * A signature over plain bytes.
     *
     * @throws SignerUnavailable when the key does not sign, such as a device that is away
     */
    public byte[] signature(byte[] message) {
        try {
            String algorithm = verifier.algorithm().signatureAlgorithm();
            Signature signing =
                    device == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, device);
            signing.initSign(key);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw new SignerUnavailable(verifier.name(), e);
        }
    }
}
