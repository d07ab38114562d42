package dev.slipway.worm;

/** Other bytes stand under a name than those that belong there; somebody changed one of them. */
public final class WormConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WormConflict(String place, String name, String found) {
        super("'" + name + "' in " + place + " " + found
                + ". Compare both with another copy; this one is not written to any more.");
    }
}
