package dev.slipway.sample;

import dev.slipway.release.ArtifactFolder;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.ServingRuntime;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Serves versions of the sample systems from their packaged bytes, each on a loopback port of its own. */
final class SampleServing implements ServingRuntime {

    private final Map<String, SampleSystem> systems;
    private final ArtifactFolder artifacts;
    private final Path logs;
    private final Clock clock;
    private final Map<Path, InferenceLog> openLogs = new ConcurrentHashMap<>();

    SampleServing(List<SampleSystem> systems, ArtifactFolder artifacts, Path logs, Clock clock) {
        this.systems = systems.stream().collect(Collectors.toMap(SampleSystem::name, Function.identity()));
        this.artifacts = artifacts;
        this.logs = logs;
        this.clock = clock;
    }

    @Override
    public boolean serves(String system) {
        return systems.containsKey(system);
    }

    @Override
    public Instance start(ReleasePackage releasePackage) {
        SampleSystem system = systems.get(releasePackage.system());
        if (system == null) {
            throw new IllegalArgumentException("The sample serves " + systems.keySet() + "; found '"
                    + releasePackage.system() + "'. Name a runtime that serves it.");
        }
        List<Part> parts = releasePackage.components().stream()
                .map(component -> new Part(
                        component.type(),
                        component.name(),
                        component.version(),
                        artifacts.read(releasePackage, component)))
                .toList();
        InferenceLog log = log(releasePackage);
        return SampleInstance.started(
                new SampleService(releasePackage, responder(system, parts), masked(parts), log, clock), log);
    }

    private static Responder responder(SampleSystem system, List<Part> parts) {
        try {
            return system.responder(parts);
        } catch (IllegalArgumentException e) {
            throw new ComponentsDoNotMatch(String.valueOf(e.getMessage()));
        }
    }

    private InferenceLog log(ReleasePackage releasePackage) {
        Path file = logs.resolve(releasePackage.system()).resolve(releasePackage.version() + ".jsonl");
        return openLogs.computeIfAbsent(file, InferenceLog::new);
    }

    private static List<String> masked(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.location().endsWith(".json"))
                .map(part -> Json.read(part.content()).path("logging").path("masked_fields"))
                .flatMap(fields -> java.util.stream.StreamSupport.stream(fields.spliterator(), false))
                .map(com.fasterxml.jackson.databind.JsonNode::asText)
                .toList();
    }
}
