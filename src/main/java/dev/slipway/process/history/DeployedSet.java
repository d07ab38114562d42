package dev.slipway.process.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Models, tables and forms that were deployed at once; the engine never changes them.
 *
 * @param id of the engine's deployment
 * @param source who handed it to the engine, {@code slipway} for the application itself
 * @param files by name
 */
public record DeployedSet(String id, String name, String source, Instant deployedAt, List<DeployedFile> files) {

    public DeployedSet {
        files = List.copyOf(files);
    }

    public Optional<DeployedFile> file(String wanted) {
        return files.stream().filter(file -> file.name().equals(wanted)).findFirst();
    }
}
