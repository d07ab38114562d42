package dev.slipway.supplychain;

import dev.slipway.release.PackageComponent;
import java.util.Optional;

/** Decides whether a document proves one thing about a component. */
interface SupplyRule {

    /**
     * What is against it; empty when it proves what it should.
     *
     * @param attachments what it may refer to
     * @param commit of the build record
     */
    Optional<String> objection(byte[] document, Attachments attachments, PackageComponent component, String commit);

    String remedy();
}
