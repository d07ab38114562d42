package dev.slipway.sigstore;

import dev.slipway.signature.DsseEnvelope;
import dev.slipway.signature.InTotoStatement;
import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.TrustedKey;
import dev.slipway.signature.UnreadableSignature;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.List;

/** What a bundle's signature is over. */
sealed interface SignedContent {

    static SignedContent of(SignatureJson bundle, byte[] json) {
        if (bundle.has("messageSignature") == bundle.has("dsseEnvelope")) {
            throw new UnreadableSignature("The bundle must hold either a messageSignature or a dsseEnvelope.");
        }
        return bundle.has("messageSignature")
                ? Message.of(bundle.object("messageSignature"))
                : Envelope.of(DsseEnvelope.parse(json));
    }

    byte[] signature();

    /** SHA-256 of the bytes that are signed. */
    byte[] signedDigest();

    /** SHA-256 of the payload in an envelope; empty where there is none. */
    byte[] payloadDigest();

    boolean signedBy(PublicKey key);

    /** @throws UnreadableSignature when it does not sign the image of this digest, {@code sha256:<hex>} */
    void requireImage(String digest);

    /** A signature over bytes that are not in the bundle, only their digest. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(byte[] digest, byte[] signature) implements SignedContent {

        private static final int P256 = 256;

        static Message of(SignatureJson json) {
            SignatureJson digest = json.object("messageDigest");
            if (!digest.text("algorithm").equals("SHA2_256")) {
                throw new UnreadableSignature(
                        "The message digest must be SHA2_256; found '" + digest.text("algorithm") + "'.");
            }
            return new Message(digest.bytes("digest"), json.bytes("signature"));
        }

        @Override
        public byte[] signedDigest() {
            return digest;
        }

        @Override
        public byte[] payloadDigest() {
            return new byte[0];
        }

        /** The digest stands for the bytes, which only ECDSA with SHA-256 allows. */
        @Override
        public boolean signedBy(PublicKey key) {
            if (!(key instanceof java.security.interfaces.ECKey curve)
                    || curve.getParams().getOrder().bitLength() != P256) {
                throw new UnreadableSignature(
                        "The key of a message signature must be ECDSA on P-256; found " + key.getAlgorithm() + ".");
            }
            try {
                Signature check = Signature.getInstance("NONEwithECDSA");
                check.initVerify(key);
                check.update(digest);
                return check.verify(signature);
            } catch (GeneralSecurityException notOne) {
                return false;
            }
        }

        @Override
        public void requireImage(String wanted) {
            requireDigest(wanted, Digest.hex(digest));
        }
    }

    /** A signed statement. */
    record Envelope(DsseEnvelope envelope) implements SignedContent {

        static Envelope of(DsseEnvelope envelope) {
            if (envelope.signatures().size() != 1) {
                throw new UnreadableSignature("The envelope of a bundle must have exactly one signature; found "
                        + envelope.signatures().size() + ".");
            }
            return new Envelope(envelope);
        }

        @Override
        public byte[] signature() {
            return envelope.signatures().get(0);
        }

        @Override
        public byte[] signedDigest() {
            return Digest.of(envelope.preAuthenticationEncoding());
        }

        @Override
        public byte[] payloadDigest() {
            return Digest.of(envelope.payload());
        }

        @Override
        public boolean signedBy(PublicKey key) {
            return envelope.signedBy(List.of(TrustedKey.of("certificate", key))).isPresent();
        }

        @Override
        public void requireImage(String wanted) {
            InTotoStatement statement = InTotoStatement.of(envelope);
            if (!statement.predicateType().equals(InTotoStatement.COSIGN_SIGN)) {
                throw new UnreadableSignature("The statement must be of predicate type " + InTotoStatement.COSIGN_SIGN
                        + "; found '" + statement.predicateType() + "'.");
            }
            requireDigest(wanted, statement.digests().get(0));
        }
    }

    private static void requireDigest(String wanted, String hex) {
        if (!wanted.equals("sha256:" + hex)) {
            throw new UnreadableSignature("The signature must be over " + wanted + "; it is over sha256:" + hex + ".");
        }
    }
}
