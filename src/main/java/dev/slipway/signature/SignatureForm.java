package dev.slipway.signature;

import java.util.Arrays;

/** What a key really signed, when it was asked to sign the bytes of an envelope; each tool has its own form. */
public enum SignatureForm {
    /** The bytes themselves, as DSSE, openssl and cosign have it. */
    DSSE("dsse") {
        @Override
        boolean verifies(TrustedKey key, byte[] message, EnvelopeSignature signature) {
            return signature.beside().isEmpty() && key.verifies(message, signature.bytes());
        }
    },
    /** The bytes as {@code ssh-keygen -Y sign -n deployment-approval} signs a file. */
    SSHSIG("sshsig") {
        @Override
        boolean verifies(TrustedKey key, byte[] message, EnvelopeSignature signature) {
            return signature.beside().isEmpty()
                    && SshSignature.read(signature.bytes()).verifies(key, message);
        }
    },
    /** The SHA-256 of the bytes as a passkey's challenge, with what authenticator and browser said beside it. */
    PASSKEY("passkey") {
        @Override
        boolean verifies(TrustedKey key, byte[] message, EnvelopeSignature signature) {
            return PasskeyAssertion.of(signature).verifies(key, AuthenticatorFacts.sha256(message));
        }
    };

    private final String word;

    SignatureForm(String word) {
        this.word = word;
    }

    /** How it stands in an envelope. */
    public String word() {
        return word;
    }

    static SignatureForm of(String word) {
        return Arrays.stream(values())
                .filter(form -> form.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new UnreadableSignature("A signature's form must be one of "
                        + Arrays.stream(values()).map(SignatureForm::word).toList() + "; found '" + word + "'."));
    }

    /** @throws UnreadableSignature when what stands beside the signature cannot be read */
    abstract boolean verifies(TrustedKey key, byte[] message, EnvelopeSignature signature);
}
