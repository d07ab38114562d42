package dev.slipway.worm;

import org.jspecify.annotations.Nullable;

/** The store did not answer as it should, so it is not known what it keeps; try again later. */
public final class WormUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WormUnavailable(String place, String found, @Nullable Throwable cause) {
        super("It is not known what " + place + " keeps: " + found + ". It is asked again later.", cause);
    }
}
