package dev.slipway.signature;

/** A key did not sign, such as one in a device that is away. */
public final class SignerUnavailable extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SignerUnavailable(String name, Exception cause) {
        super(
                "The key of " + name + " did not sign: " + cause.getMessage()
                        + ". Connect its device again, or start this node anew.",
                cause);
    }
}
