package dev.slipway.signature;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * One signature of a statement.
 *
 * @param keyId fingerprint of the key, see {@link TrustedKey#fingerprint()}
 * @param beside what the form needs besides the signature, by name
 */
public record EnvelopeSignature(String keyId, byte[] bytes, SignatureForm form, Map<String, byte[]> beside) {

    public EnvelopeSignature {
        beside = new TreeMap<>(beside);
    }

    /** A signature over the bytes themselves. */
    public static EnvelopeSignature plain(TrustedKey key, byte[] bytes) {
        return new EnvelopeSignature(key.fingerprint(), bytes, SignatureForm.DSSE, Map.of());
    }

    boolean verifies(TrustedKey key, byte[] message) {
        return keyId.equals(key.fingerprint()) && form.verifies(key, message, this);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>();
        beside.forEach((name, value) -> document.put(name, Base64.getEncoder().encodeToString(value)));
        document.put("keyid", keyId);
        document.put("sig", Base64.getEncoder().encodeToString(bytes));
        if (form != SignatureForm.DSSE) {
            document.put("form", form.word());
        }
        return document;
    }

    static EnvelopeSignature of(SignatureJson json) {
        Map<String, byte[]> beside = new TreeMap<>();
        json.node().fieldNames().forEachRemaining(name -> {
            if (!name.equals("keyid") && !name.equals("sig") && !name.equals("form")) {
                beside.put(name, json.exactBytes(name));
            }
        });
        SignatureForm form = json.has("form") ? SignatureForm.of(json.text("form")) : SignatureForm.DSSE;
        return new EnvelopeSignature(json.text("keyid"), json.exactBytes("sig"), form, beside);
    }
}
