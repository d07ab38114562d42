package dev.slipway.process.overview;

import dev.slipway.access.EnginePages;
import dev.slipway.access.Person;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Where each role goes, and what a person may start. */
@Component
class Guide {

    private static final String TOP = "ai-deployment";
    private static final int MOST = 50;

    private final EnginePages pages;
    private final OwnSteps steps;
    private final RepositoryService repository;

    Guide(EnginePages pages, OwnSteps steps, RepositoryService repository) {
        this.pages = pages;
        this.steps = steps;
        this.repository = repository;
    }

    /**
     * One role.
     *
     * @param work Tasklist with what waits for it, or empty
     */
    record Place(String title, String duties, String work) {}

    /** A process that the person may start by its form. */
    record Start(String name, String link) {}

    /** Roles of the person. */
    List<Place> own(Person person) {
        Map<Role, String> work = steps.runAuthorized(pages::work);
        return person.roles().stream()
                .map(role -> place(role, work.getOrDefault(role, "")))
                .toList();
    }

    /** Roles of others. */
    List<Place> others(Person person) {
        return Arrays.stream(Role.values())
                .filter(role -> !person.holds(role))
                .map(role -> place(role, ""))
                .toList();
    }

    /** The phases of a release by name, as the models in force have them. */
    List<String> mainLine() {
        return steps.runAuthorized(() ->
                repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(TOP)
                        .latestVersion()
                        .listPage(0, 1)
                        .stream()
                        .flatMap(top -> MainLine.of(repository.getBpmnModelInstance(top.getId())).phases().stream())
                        .map(MainLine.Phase::name)
                        .toList());
    }

    /** Read with the person's own permissions. */
    List<Start> starts(Person person) {
        if (!person.mayOpen("tasklist") || person.roles().isEmpty()) {
            return List.of();
        }
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .startableInTasklist()
                .startablePermissionCheck()
                .orderByProcessDefinitionName()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(Guide::start)
                .toList();
    }

    private static Start start(ProcessDefinition definition) {
        String name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new Start(name, EnginePages.startForm(definition.getKey()));
    }

    private static Place place(Role role, String work) {
        return new Place(role.title(), RoleGuide.duties(role), work);
    }
}
