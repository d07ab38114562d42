package dev.slipway.ledger;

/** What an anchor keeps cannot be known now. */
public final class AnchorUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AnchorUnreachable(String keeper, Throwable cause) {
        super("The newest checkpoint kept by " + keeper + " cannot be read now: " + cause.getMessage(), cause);
    }
}
