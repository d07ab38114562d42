package dev.slipway.evidence;

/** A document cannot be given out as what it was listed as; the message says why and what to do. */
public class EvidenceUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EvidenceUnreadable(String message) {
        super(message);
    }
}
