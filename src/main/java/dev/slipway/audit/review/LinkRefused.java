package dev.slipway.audit.review;

/** A link cannot be made or revoked as it was asked for. */
final class LinkRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LinkRefused(String message) {
        super(message);
    }
}
