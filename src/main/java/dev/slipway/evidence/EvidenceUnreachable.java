package dev.slipway.evidence;

/** The store did not answer, so that nothing is known of its documents; that is not the same as having none. */
public class EvidenceUnreachable extends EvidenceUnreadable {
    private static final long serialVersionUID = 1L;

    public EvidenceUnreachable(String message) {
        super(message);
    }
}
