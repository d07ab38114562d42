package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.util.Optional;

/** Someone outside of the database who keeps the newest checkpoint that was shown to them. */
public interface Anchor {

    /** Who, in words for people. */
    String keeper();

    /**
     * The newest checkpoint kept there, empty when there is none yet.
     *
     * @throws AnchorUnreachable when that cannot be known now
     */
    Optional<SignedNote> newest();
}
