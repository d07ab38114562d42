package dev.slipway.sigstore;

import dev.slipway.signature.SignatureJson;
import dev.slipway.signature.TrustedKey;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A public log that is trusted.
 *
 * @param host under which it signs its checkpoints
 * @param id by which entries and certificates name it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TransparencyLog(String host, byte[] id, TrustedKey key, Validity validity) {

    static TransparencyLog of(SignatureJson json) {
        URI address = URI.create(json.text("baseUrl"));
        SignatureJson key = json.object("publicKey");
        return new TransparencyLog(
                address.getAuthority() == null ? address.toString() : address.getAuthority(),
                json.object("logId").bytes("keyId"),
                TrustedKey.spki(address.toString(), spki(key)),
                Validity.of(key.object("validFor")));
    }

    /** Older RSA keys stand there without the words that say so. */
    private static byte[] spki(SignatureJson key) {
        byte[] bytes = key.bytes("rawBytes");
        if (!key.has("keyDetails") || !key.text("keyDetails").startsWith("PKCS1_")) {
            return bytes;
        }
        try {
            return new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            RSAPublicKey.getInstance(bytes))
                    .getEncoded();
        } catch (IOException e) {
            throw new IllegalArgumentException(key.path() + " is no RSA key.", e);
        }
    }

    boolean isNamed(byte[] other) {
        return Arrays.equals(id, other);
    }
}
