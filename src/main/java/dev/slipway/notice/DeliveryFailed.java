package dev.slipway.notice;

/** A mail did not leave; why is said without anything secret. */
final class DeliveryFailed extends Exception {
    private static final long serialVersionUID = 1L;

    DeliveryFailed(Exception cause) {
        super(OneLine.of(String.valueOf(cause.getMessage()), 300), cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
