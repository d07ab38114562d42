package dev.slipway.walk;

import dev.slipway.Leftovers;
import dev.slipway.release.Releases;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** Opens single tasks of the procedure, each in a process of its own and without the steps that lead there. */
final class LoneTasks {

    private static final List<String> EVERY_ROUND = List.of("system-owner", "governance-committee");

    private static final Map<String, String> GROUPS = Map.of(
            "Activity_GiveApproval", "Activity_AnswerForRole", "Activity_MeetCondition", "Activity_MeetEachCondition");

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Releases releases;
    private final List<String> instances = new ArrayList<>();

    LoneTasks(ProcessEngine engine, Releases releases) {
        this.repository = engine.getRepositoryService();
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.releases = releases;
    }

    /** Where a task waits in a model. */
    record Place(String process, String activity, boolean severalAtOnce) {

        /** Some tasks are asked of several roles as part of a group. */
        private String begin() {
            return severalAtOnce ? GROUPS.getOrDefault(activity, activity) + "#multiInstanceBody" : activity;
        }
    }

    /** Every user task of every model of the procedure, as deployed last. */
    List<Place> places() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .filter(definition -> definition.getResourceName().startsWith("processes/"))
                .flatMap(definition -> userTasks(definition).stream())
                .toList();
    }

    /** The slug of a new release of nothing that exists. */
    String release(String requester) {
        return releases.open("refusal-probe", "1.0.0", "production", requester).slug();
    }

    Task open(String slug, String process, String activity, Map<String, Object> more) {
        return open(slug, new Place(process, activity, false), more).get(0);
    }

    /** One task, or one for each role where several are asked at once. */
    List<Task> open(String slug, Place place, Map<String, Object> more) {
        Map<String, Object> variables = variables();
        variables.putAll(more);
        String instance = runtime.createProcessInstanceByKey(place.process())
                .businessKey(slug)
                .setVariables(variables)
                .startBeforeActivity(place.begin())
                .execute(true, false)
                .getId();
        instances.add(instance);
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(place.activity())
                .list();
    }

    /** Groups that the task is offered to. */
    List<String> groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .map(link -> link.getGroupId())
                .sorted()
                .toList();
    }

    /** What the task's process knows, and who holds the task. */
    Map<String, Object> state(Task task) {
        Map<String, Object> state = new HashMap<>(tasks.getVariables(task.getId()));
        Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        state.put("the task", now == null ? "gone" : "held by " + now.getAssignee());
        return state;
    }

    void closeAll() {
        Leftovers.end(runtime, instances);
        instances.clear();
    }

    private List<Place> userTasks(ProcessDefinition definition) {
        return repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(UserTask.class).stream()
                .map(task -> new Place(
                        definition.getKey(),
                        task.getId(),
                        task.getLoopCharacteristics() != null || GROUPS.containsKey(task.getId())))
                .toList();
    }

    private static Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>(Map.of(
                "riskTier", "high",
                "requester", "ci",
                "approvalRound", 1,
                "role", "qa-lead",
                "blockRole", "compliance-officer",
                "stagingObserveAfter", "PT1H",
                "rtoMinutes", 5,
                "canarySteps", "5, 25, 50"));
        variables.putAll(Map.of(
                "approvalRoles",
                new ArrayList<>(EVERY_ROUND),
                "gapRoles",
                new ArrayList<>(List.of("deployment-manager", "qa-lead")),
                "postDeploymentRoles",
                new ArrayList<>(List.of("operations", "qa-lead")),
                "observationPeriod",
                "PT1H",
                "healthInterval",
                "PT1H",
                "deferredItems",
                new ArrayList<>(List.of("1|qa-lead|" + inHours(8) + "|deferred check: fairness on new data")),
                "openConditions",
                new ArrayList<>(List.of("1|operations|before-start|system-owner|Runbook read")),
                "windowStart",
                inHours(0),
                "windowEnd",
                inHours(8),
                "authorizationExpires",
                inHours(8)));
        return variables;
    }

    /** As the date-time field of a form writes it. */
    static String inHours(int hours) {
        return OffsetDateTime.now(ZoneOffset.UTC)
                .plusHours(hours)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmxxx"));
    }
}
