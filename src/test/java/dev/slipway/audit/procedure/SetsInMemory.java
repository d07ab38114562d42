package dev.slipway.audit.procedure;

import dev.slipway.process.history.DeployedFile;
import dev.slipway.process.history.DeployedSet;
import dev.slipway.process.history.DeployedSets;
import dev.slipway.release.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Sets that a test deploys without an engine. */
public final class SetsInMemory implements DeployedSets {

    private final List<DeployedSet> newestFirst = new ArrayList<>();
    private final Map<String, byte[]> contents = new HashMap<>();

    public void deploy(String id, String at, Map<String, String> files) {
        List<DeployedFile> deployed = new TreeMap<>(files)
                .entrySet().stream()
                        .map(file -> file(id, file.getKey(), file.getValue()))
                        .toList();
        newestFirst.add(0, new DeployedSet(id, "procedure", "slipway", Instant.parse(at), deployed));
    }

    private DeployedFile file(String set, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        contents.put(set + " " + name, bytes);
        String key = name.substring(name.lastIndexOf('/') + 1, name.lastIndexOf('.'));
        DeployedFile.Kind kind = name.endsWith(".bpmn")
                ? DeployedFile.Kind.MODEL
                : name.endsWith(".dmn") ? DeployedFile.Kind.TABLE : DeployedFile.Kind.FORM;
        boolean form = kind == DeployedFile.Kind.FORM;
        int version = newestFirst.size() + 1;
        return new DeployedFile(
                name,
                kind,
                form ? null : key + ":" + version + ":" + set,
                key,
                key.replace('-', ' '),
                form ? 0 : version,
                null,
                Digests.of(bytes));
    }

    @Override
    public long count() {
        return newestFirst.size();
    }

    @Override
    public List<DeployedSet> page(int first, int most) {
        return newestFirst.stream().skip(first).limit(most).toList();
    }

    @Override
    public Optional<DeployedSet> set(String id) {
        return newestFirst.stream().filter(set -> set.id().equals(id)).findFirst();
    }

    @Override
    public Optional<DeployedSet> ofDefinition(String definition) {
        return newestFirst.stream()
                .filter(set -> set.files().stream().anyMatch(file -> definition.equals(file.definition())))
                .findFirst();
    }

    @Override
    public Optional<DeployedSet> inForce() {
        return newestFirst.stream().findFirst();
    }

    @Override
    public Optional<DeployedSet> before(DeployedSet set, String file) {
        return older(set).stream().filter(older -> older.file(file).isPresent()).findFirst();
    }

    @Override
    public Optional<DeployedSet> before(DeployedSet set) {
        return older(set).stream().findFirst();
    }

    private List<DeployedSet> older(DeployedSet set) {
        return newestFirst.subList(newestFirst.indexOf(set) + 1, newestFirst.size());
    }

    @Override
    public byte[] content(DeployedSet set, DeployedFile file) {
        return Objects.requireNonNull(contents.get(set.id() + " " + file.name()));
    }
}
