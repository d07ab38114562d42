package dev.slipway.signature;

/** An assertion of a passkey does not count; the message says what was found and what to do. */
public final class PasskeyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The rule that an assertion breaks. */
    public enum Rule {
        /** Data that WebAuthn does not write. */
        READABLE,
        /** Made to sign, not to enrol. */
        MADE_TO_SIGN,
        /** Over exactly this challenge. */
        CHALLENGE,
        /** In a page of ours. */
        ORIGIN,
        /** In a page that nobody framed. */
        NOT_FRAMED,
        /** With a passkey for this site. */
        SITE,
        /** Somebody was there. */
        PRESENT,
        /** The authenticator knew who it was, by PIN or body. */
        VERIFIED,
        /** Both numbers of an ECDSA signature are more than zero (CVE-2022-21449). */
        NOT_ZERO,
        /** By this key. */
        KEY
    }

    private final Rule rule;

    PasskeyRefused(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
