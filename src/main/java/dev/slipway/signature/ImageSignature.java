package dev.slipway.signature;

import java.util.List;

/** A signature over a container image, in one of the forms that cosign writes; verified with nothing but Java. */
public sealed interface ImageSignature {

    /** Media type of Sigstore bundles before their version. */
    String BUNDLE = "application/vnd.dev.sigstore.bundle";

    /**
     * Reads what cosign wrote: a Sigstore bundle, or a simple-signing payload with its signature in base64.
     *
     * @throws UnreadableSignature when it is neither
     */
    static ImageSignature parse(byte[] json) {
        SignatureJson found = SignatureJson.parse("The signature", json);
        return found.has("mediaType") ? SigstoreBundle.of(found) : SimpleSigning.of(found);
    }

    /**
     * The key that signed the image of this digest.
     *
     * @param digest {@code sha256:<hex>}
     * @throws UnreadableSignature when none of the keys signed it, or the signature is over something else
     */
    TrustedKey signer(String digest, List<TrustedKey> keys);

    /** The form that cosign wrote until version 2, as a payload beside the image. */
    record SimpleSigning(byte[] payload, byte[] signature) implements ImageSignature {

        private static final String TYPE = "cosign container image signature";

        static SimpleSigning of(SignatureJson json) {
            return new SimpleSigning(json.bytes("payload"), json.bytes("signature"));
        }

        @Override
        public TrustedKey signer(String digest, List<TrustedKey> keys) {
            TrustedKey signer = keys.stream()
                    .filter(key -> key.verifies(payload, signature))
                    .findFirst()
                    .orElseThrow(() -> unknown(keys));
            SignatureJson critical = SignatureJson.parse("The payload", payload).object("critical");
            if (!critical.text("type").equals(TYPE)) {
                throw new UnreadableSignature(
                        "The payload must be a '" + TYPE + "'; found '" + critical.text("type") + "'.");
            }
            requireDigest(digest, critical.object("image").text("docker-manifest-digest"));
            return signer;
        }
    }

    /** The form that cosign writes since version 3: a bundle with a signed in-toto statement about the image. */
    record SigstoreBundle(DsseEnvelope envelope) implements ImageSignature {

        static SigstoreBundle of(SignatureJson json) {
            String mediaType = json.text("mediaType");
            if (!mediaType.equals(BUNDLE + ".v0.3+json") && !mediaType.equals(BUNDLE + "+json;version=0.3")) {
                throw new UnreadableSignature(
                        "The bundle must be of media type " + BUNDLE + ".v0.3+json; found '" + mediaType + "'.");
            }
            if (!json.has("dsseEnvelope")) {
                throw new UnreadableSignature("The bundle must hold a dsseEnvelope, as 'cosign sign' writes it; a"
                        + " signature over a blob names no image.");
            }
            DsseEnvelope envelope = DsseEnvelope.of(json.object("dsseEnvelope"));
            if (envelope.signatures().size() != 1) {
                throw new UnreadableSignature("The envelope of a bundle must have exactly one signature; found "
                        + envelope.signatures().size() + ".");
            }
            return new SigstoreBundle(envelope);
        }

        @Override
        public TrustedKey signer(String digest, List<TrustedKey> keys) {
            TrustedKey signer = envelope.signedBy(keys).orElseThrow(() -> unknown(keys));
            InTotoStatement statement = InTotoStatement.of(envelope);
            if (!statement.predicateType().equals(InTotoStatement.COSIGN_SIGN)) {
                throw new UnreadableSignature("The statement must be of predicate type " + InTotoStatement.COSIGN_SIGN
                        + "; found '" + statement.predicateType() + "'.");
            }
            requireDigest(digest, "sha256:" + statement.digests().get(0));
            return signer;
        }
    }

    private static void requireDigest(String digest, String found) {
        if (!found.equals(digest)) {
            throw new UnreadableSignature("The signature must be over " + digest + "; it is over " + found + ".");
        }
    }

    private static UnreadableSignature unknown(List<TrustedKey> keys) {
        return new UnreadableSignature(
                keys.isEmpty()
                        ? "No key of a signer is trusted here."
                        : "None of the trusted keys (" + names(keys) + ") signed it.");
    }

    private static String names(List<TrustedKey> keys) {
        return String.join(", ", keys.stream().map(TrustedKey::name).toList());
    }
}
