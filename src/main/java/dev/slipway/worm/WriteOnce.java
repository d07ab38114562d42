package dev.slipway.worm;

/**
 * Whether a store lets anybody take away what it keeps, as it was tried.
 *
 * @param reason what was tried and seen
 */
public record WriteOnce(State state, String reason) {

    /** A store that could not be asked is neither. */
    public enum State {
        PROVEN,
        REFUTED,
        UNKNOWN
    }

    static WriteOnce proven(String reason) {
        return new WriteOnce(State.PROVEN, reason);
    }

    public static WriteOnce refuted(String reason) {
        return new WriteOnce(State.REFUTED, reason);
    }

    public static WriteOnce unknown(String reason) {
        return new WriteOnce(State.UNKNOWN, reason);
    }

    public boolean proven() {
        return state == State.PROVEN;
    }
}
