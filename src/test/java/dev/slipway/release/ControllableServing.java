package dev.slipway.release;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Runs versions of one system as real HTTP services. */
public final class ControllableServing implements ServingRuntime, AutoCloseable {

    private final Map<String, Conduct> conducts = new ConcurrentHashMap<>();
    private final List<ControllableService> services = new CopyOnWriteArrayList<>();
    private final String system;
    private final Path logs;

    public ControllableServing(String system, Path logs) {
        this.system = system;
        this.logs = logs;
    }

    /** A package of the system whose digest follows from its version. */
    public ReleasePackage version(String version) {
        return new ReleasePackage(
                system,
                version,
                List.of(
                        part(ComponentType.MODEL, "model-" + version),
                        part(ComponentType.CONFIGURATION, "settings"),
                        part(ComponentType.RETRIEVAL, "bureau-data")));
    }

    public Conduct conduct(String version) {
        return conducts.computeIfAbsent(version, unknown -> new Conduct());
    }

    /** Ends every running instance of the version as a crash would. */
    public void kill(String version) {
        services.stream().filter(service -> service.version().equals(version)).forEach(ControllableService::close);
    }

    public long alive(String version) {
        return services.stream()
                .filter(service -> service.version().equals(version) && service.alive())
                .count();
    }

    public long started(String version) {
        return services.stream()
                .filter(service -> service.version().equals(version))
                .count();
    }

    @Override
    public boolean serves(String system) {
        return this.system.equals(system);
    }

    @Override
    public Instance start(ReleasePackage releasePackage) {
        Conduct conduct = conduct(releasePackage.version());
        if (conduct.tampered) {
            throw new ComponentsDoNotMatch(
                    "Component model of " + system + " has another digest than its package says.");
        }
        ControllableService service =
                new ControllableService(releasePackage, conduct, logs.resolve(releasePackage.version() + ".jsonl"));
        services.add(service);
        return service;
    }

    @Override
    public void close() {
        services.forEach(ControllableService::close);
    }

    private static PackageComponent part(ComponentType type, String name) {
        return new PackageComponent(
                type, name, "1", Digests.of(name.getBytes(StandardCharsets.UTF_8)), URI.create("memory:" + name));
    }
}
