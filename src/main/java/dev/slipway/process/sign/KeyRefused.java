package dev.slipway.process.sign;

import org.springframework.http.HttpStatus;

/** An act on a key is not for this person, or not possible any more. */
final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private KeyRefused(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static KeyRefused forbidden(String message) {
        return new KeyRefused(HttpStatus.FORBIDDEN, message);
    }

    static KeyRefused gone(String message) {
        return new KeyRefused(HttpStatus.NOT_FOUND, message);
    }

    static KeyRefused conflict(String message) {
        return new KeyRefused(HttpStatus.CONFLICT, message);
    }

    HttpStatus status() {
        return status;
    }
}
