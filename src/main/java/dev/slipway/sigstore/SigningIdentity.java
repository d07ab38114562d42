package dev.slipway.sigstore;

/**
 * Who signed, as a certificate names them.
 *
 * @param issuer address of the login service that vouched for them
 * @param subject mail address, or address of a workflow
 */
public record SigningIdentity(String issuer, String subject) {

    @Override
    public String toString() {
        return subject + " (" + issuer + ")";
    }
}
