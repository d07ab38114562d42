package dev.slipway.oci;

/** The registry could not be asked, or answered with what it must not; the message says which. */
public final class OciRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OciRefused(String message) {
        super(message);
    }
}
