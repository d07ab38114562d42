package dev.slipway.ledger;

/** A mirror and the ledger are not copies of each other: one of them was changed. */
public final class MirrorDisagrees extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ledgerIsShorter;

    private MirrorDisagrees(String message, boolean ledgerIsShorter) {
        super(message);
        this.ledgerIsShorter = ledgerIsShorter;
    }

    static MirrorDisagrees because(String mirror, String reason) {
        return new MirrorDisagrees("The mirror '" + mirror + "' disagrees with the ledger: " + reason, false);
    }

    static MirrorDisagrees shorter(String mirror, long kept, long has) {
        return new MirrorDisagrees(
                "The mirror '" + mirror + "' has " + kept + " entries and the ledger only " + has
                        + ": entries are lost here. Stop the application and restore them: java -jar slipway.jar"
                        + " restore-ledger --mirror " + mirror,
                true);
    }

    /** Then nothing may be appended, since the mirror has other entries in that place. */
    public boolean ledgerIsShorter() {
        return ledgerIsShorter;
    }
}
