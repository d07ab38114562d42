package dev.slipway.process.mirror;

import dev.slipway.ledger.Mirror;

/** A release cannot be closed yet, because a mirror on which that depends does not have its record. */
public class MirrorBehind extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    MirrorBehind(Mirror.State mirror, String reason) {
        super("The record must be in the mirror '" + mirror.name() + "' (" + mirror.place() + ") before it is closed: "
                + reason + ". Then retry this job.");
    }
}
