package dev.slipway.process.history;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.release.Digests;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the engine, past the permissions of the person who reads. */
@Component
class DeployedInEngine implements DeployedSets {

    private final RepositoryService repository;
    private final OwnSteps steps;
    private final Map<String, DeployedSet> known = new ConcurrentHashMap<>();

    DeployedInEngine(RepositoryService repository, OwnSteps steps) {
        this.repository = repository;
        this.steps = steps;
    }

    @Override
    public long count() {
        return steps.runAuthorized(() -> repository.createDeploymentQuery().count());
    }

    @Override
    public List<DeployedSet> page(int first, int most) {
        return steps.runAuthorized(
                () -> newestFirst().skip(first).limit(most).map(this::read).toList());
    }

    @Override
    public Optional<DeployedSet> set(String id) {
        return steps.runAuthorized(() -> Optional.ofNullable(
                        repository.createDeploymentQuery().deploymentId(id).singleResult())
                .map(this::read));
    }

    @Override
    public Optional<DeployedSet> ofDefinition(String definition) {
        return steps.runAuthorized(() -> Stream.<ResourceDefinition>concat(
                        repository.createProcessDefinitionQuery().processDefinitionId(definition).list().stream(),
                        repository.createDecisionDefinitionQuery().decisionDefinitionId(definition).list().stream())
                .findFirst()
                .flatMap(found -> set(found.getDeploymentId())));
    }

    @Override
    public Optional<DeployedSet> inForce() {
        return steps.runAuthorized(() -> Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("ai-deployment")
                        .latestVersion()
                        .singleResult())
                .flatMap(found -> set(found.getDeploymentId())));
    }

    @Override
    public Optional<DeployedSet> before(DeployedSet set, String file) {
        return steps.runAuthorized(() -> newestFirst()
                .dropWhile(newer -> !newer.getId().equals(set.id()))
                .skip(1)
                .map(this::read)
                .filter(older -> older.file(file).isPresent())
                .findFirst());
    }

    @Override
    public Optional<DeployedSet> before(DeployedSet set) {
        return steps.runAuthorized(() -> newestFirst()
                .dropWhile(newer -> !newer.getId().equals(set.id()))
                .skip(1)
                .map(this::read)
                .findFirst());
    }

    @Override
    public byte[] content(DeployedSet set, DeployedFile file) {
        return steps.runAuthorized(() -> resources(set.id())
                .filter(resource -> resource.getName().equals(file.name()))
                .findFirst()
                .map(Resource::getBytes)
                .orElseThrow());
    }

    /** A deployment is a change of the procedure, of which there are few. */
    private Stream<Deployment> newestFirst() {
        return repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .orderByDeploymentId()
                .desc()
                .list()
                .stream();
    }

    private DeployedSet read(Deployment deployment) {
        return known.computeIfAbsent(
                deployment.getId(),
                id -> new DeployedSet(
                        id,
                        Objects.requireNonNullElse(deployment.getName(), ""),
                        Objects.requireNonNullElse(deployment.getSource(), ""),
                        deployment.getDeploymentTime().toInstant(),
                        files(id)));
    }

    private List<DeployedFile> files(String id) {
        Map<String, ResourceDefinition> definitions = definitions(id);
        return resources(id)
                .flatMap(resource -> file(resource, definitions.get(resource.getName())))
                .sorted(Comparator.comparing(DeployedFile::name))
                .toList();
    }

    private Map<String, ResourceDefinition> definitions(String id) {
        Map<String, ResourceDefinition> found = new HashMap<>();
        Stream.concat(
                        repository.createProcessDefinitionQuery().deploymentId(id).list().stream(),
                        repository.createDecisionDefinitionQuery().deploymentId(id).list().stream())
                .forEach(definition -> found.put(definition.getResourceName(), definition));
        return found;
    }

    private static Stream<DeployedFile> file(Resource resource, @Nullable ResourceDefinition definition) {
        return Arrays.stream(DeployedFile.Kind.values())
                .filter(kind -> kind.isOf(resource.getName()))
                .map(kind -> file(kind, resource, definition));
    }

    private static DeployedFile file(
            DeployedFile.Kind kind, Resource resource, @Nullable ResourceDefinition definition) {
        String bare = kind.bare(resource.getName());
        String digest = Digests.of(resource.getBytes());
        return definition == null
                ? new DeployedFile(resource.getName(), kind, null, bare, bare.replace('-', ' '), 0, null, digest)
                : new DeployedFile(
                        resource.getName(),
                        kind,
                        definition.getId(),
                        definition.getKey(),
                        Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                        definition.getVersion(),
                        definition instanceof ProcessDefinition process ? process.getVersionTag() : null,
                        digest);
    }

    private Stream<Resource> resources(String id) {
        return repository.getDeploymentResources(id).stream();
    }
}
