package dev.slipway.rollout;

/** A command does not fit what stands in production; the message names both and the remedy. */
public class RolloutRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RolloutRefused(String message) {
        super(message);
    }
}
