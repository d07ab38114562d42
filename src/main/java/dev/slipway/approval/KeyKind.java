package dev.slipway.approval;

import java.util.Arrays;

/** Where a person's key lives. */
public enum KeyKind {
    /** In an authenticator that the browser reaches (WebAuthn). */
    PASSKEY("passkey"),
    /** With OpenSSH, in a file or on a security key. */
    SSH("ssh"),
    /** Anywhere else, given as PEM: openssl, cosign, a smart card. */
    PEM("pem");

    private final String word;

    KeyKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** @throws SignatureRefused when there is no such kind */
    public static KeyKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new SignatureRefused(
                        "The kind of a key must be one of passkey, ssh and pem; found '" + word + "'."));
    }
}
