package dev.slipway.registry;

/** The model registry did not do or say what a step needs; the message names what was asked and the remedy. */
public final class RegistryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryRefused(String message) {
        super(message);
    }

    RegistryRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
