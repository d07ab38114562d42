package dev.slipway.supplychain;

import dev.slipway.release.PackageComponent;
import java.util.Optional;

/** Decides whether a document proves one thing about a component. */
interface SupplyRule {

    /** What is against it; empty when it proves what it should. */
    Optional<String> objection(SupplyEvidence evidence, byte[] document, PackageComponent component);

    String remedy();
}
