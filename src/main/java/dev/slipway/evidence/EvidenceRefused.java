package dev.slipway.evidence;

/** What was handed in cannot be kept; the message names the rule, the value found and the remedy. */
public class EvidenceRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which rule it broke. */
    public enum Rule {
        NAME,
        SIZE,
        DIGEST,
        REVISION
    }

    private final Rule rule;

    EvidenceRefused(Rule rule, String message) {
        super(message);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
