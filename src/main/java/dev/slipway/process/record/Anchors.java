package dev.slipway.process.record;

import dev.slipway.ledger.Anchor;
import java.util.Collection;

/** Anchors of which the settings say how many there are; a single one is a bean of its own. */
public interface Anchors {

    Collection<Anchor> anchors();
}
