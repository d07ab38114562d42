package dev.slipway.process.history;

import java.util.List;
import java.util.Optional;

/** Every set of models, tables and forms that was ever deployed, the newest first. */
public interface DeployedSets {

    long count();

    /** At most so many, from that place on. */
    List<DeployedSet> page(int first, int most);

    Optional<DeployedSet> set(String id);

    /** The set in which the definition of a process or decision was deployed. */
    Optional<DeployedSet> ofDefinition(String definition);

    /** The set that new releases follow. */
    Optional<DeployedSet> inForce();

    /** The newest set before this one that has the file. */
    Optional<DeployedSet> before(DeployedSet set, String file);

    /** The set that was deployed before this one. */
    Optional<DeployedSet> before(DeployedSet set);

    /** @param file of that set */
    byte[] content(DeployedSet set, DeployedFile file);
}
