package dev.slipway.ledger;

/** One idempotency key came with two contents: one of them is not what happened. */
public final class IdempotencyConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient NewEntry refused;
    private final long sequence;

    IdempotencyConflict(NewEntry refused, long sequence) {
        super("Entry " + refused.type() + " about '" + refused.subject() + "' is refused: its key '" + refused.key()
                + "' was recorded with other content as entry " + sequence
                + ". Find out which of the two happened, and give the other a key of its own.");
        this.refused = refused;
        this.sequence = sequence;
    }

    public String key() {
        return refused.key();
    }

    /** Of the entry that was refused. */
    public String type() {
        return refused.type();
    }

    /** Of the entry that was refused. */
    public String subject() {
        return refused.subject();
    }

    /** SHA-256 of the canonical content that was refused, which is not kept itself. */
    public String contentDigest() {
        return "sha256:" + Sha256.hex(Sha256.digest().digest(CanonicalJson.bytes(refused.document())));
    }

    /** Of the entry that has the key. */
    public long sequence() {
        return sequence;
    }
}
