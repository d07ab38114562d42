package dev.slipway.process;

import dev.slipway.release.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys processes, tables and forms as one set under stable names, before any job runs: only when the set differs
 * from the last one that the application deployed itself, and never over a newer set that a process owner deployed.
 */
@Component
class ProcedureDeployment implements SmartInitializingSingleton {

    static final String NAME = "procedure";
    static final String SOURCE = "slipway";
    static final String AI_DEPLOYMENT = "ai-deployment";

    private static final Logger LOG = LoggerFactory.getLogger(ProcedureDeployment.class);
    private static final List<String> PATTERNS =
            List.of("processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form");

    private final RepositoryService repository;

    ProcedureDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, byte[]> set = bundled();
        List<Deployment> ours = deployments().filter(this::isOurs).toList();
        if (!ours.isEmpty() && digest(stored(ours.get(0))).equals(digest(set))) {
            LOG.info(
                    "The procedure is deployed already, unchanged since {}",
                    ours.get(0).getDeploymentTime());
        } else if (ownerDeployedSince(ours)) {
            LOG.warn("A process owner deployed the procedure after this application did. The application's own set"
                    + " differs and was left out; deploy it by hand to put it in force.");
        } else {
            deploy(set);
        }
    }

    private void deploy(Map<String, byte[]> set) {
        DeploymentBuilder builder = repository.createDeployment().name(NAME).source(SOURCE);
        set.forEach((name, content) -> builder.addInputStream(name, new java.io.ByteArrayInputStream(content)));
        Deployment deployment = builder.deploy();
        LOG.info("Deployed the procedure, {} resources, as {}", set.size(), deployment.getId());
    }

    private boolean ownerDeployedSince(List<Deployment> ours) {
        return !ours.isEmpty()
                && deployments()
                        .filter(deployment -> !isOurs(deployment))
                        .anyMatch(deployment ->
                                deployment.getDeploymentTime().after(ours.get(0).getDeploymentTime())
                                        && holdsTheProcedure(deployment));
    }

    private boolean holdsTheProcedure(Deployment deployment) {
        return repository
                        .createProcessDefinitionQuery()
                        .deploymentId(deployment.getId())
                        .processDefinitionKey(AI_DEPLOYMENT)
                        .count()
                > 0;
    }

    private boolean isOurs(Deployment deployment) {
        return NAME.equals(deployment.getName()) && SOURCE.equals(deployment.getSource());
    }

    private Stream<Deployment> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .sorted(Comparator.comparing(Deployment::getDeploymentTime).reversed());
    }

    private Map<String, byte[]> stored(Deployment deployment) {
        return repository.getDeploymentResources(deployment.getId()).stream()
                .collect(Collectors.toMap(
                        org.camunda.bpm.engine.repository.Resource::getName,
                        org.camunda.bpm.engine.repository.Resource::getBytes));
    }

    private static String digest(Map<String, byte[]> set) {
        return Digests.of(new TreeMap<>(set)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + " " + Digests.of(entry.getValue()))
                        .collect(Collectors.joining("\n")));
    }

    private static Map<String, byte[]> bundled() {
        Map<String, byte[]> set = new TreeMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String pattern : PATTERNS) {
                for (Resource resource : resolver.getResources("classpath*:" + pattern)) {
                    try (InputStream content = resource.getInputStream()) {
                        set.put(stableName(resource, pattern), content.readAllBytes());
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new LinkedHashMap<>(set);
    }

    /** The path below the class path's root, wherever the application runs from. */
    private static String stableName(Resource resource, String pattern) throws IOException {
        String folder = pattern.substring(0, pattern.indexOf('/') + 1);
        String address = resource.getURL().toString();
        return address.substring(address.lastIndexOf("/" + folder) + 1);
    }
}
