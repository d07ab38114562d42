package dev.slipway.worm;

/** The store took the bytes without the lock that was asked for, so they can be taken away. */
public final class NotWriteOnce extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotWriteOnce(String place, String name, String found) {
        super("'" + name + "' in " + place + " must be locked in compliance mode; found " + found
                + ". Switch on versioning and object lock for it, then start again.");
    }
}
