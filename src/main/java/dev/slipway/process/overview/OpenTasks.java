package dev.slipway.process.overview;

import dev.slipway.access.Person;
import dev.slipway.release.ReleaseBlock;
import dev.slipway.release.ReleaseBlocks;
import dev.slipway.release.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The tasks that wait, in a fixed number of queries however many there are. */
@Component
class OpenTasks {

    private static final int MOST_OF_RELEASES = 1000;
    private static final int MOST = 50;
    private static final String[] BESIDE = {"request-change", "rollback-drill", "third-party-change"};
    private static final String LIFT = "Activity_LiftBlock";
    /** Local to each task; see OfferedTasks. */
    private static final String LABEL = "release";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final NamedParameterJdbcTemplate jdbc;
    private final ReleaseBlocks blocks;

    OpenTasks(TaskService tasks, RuntimeService runtime, NamedParameterJdbcTemplate jdbc, ReleaseBlocks blocks) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.blocks = blocks;
    }

    /**
     * What waits.
     *
     * @param mine what the person has claimed and what is free for one of the person's roles, due first
     * @param beside of drills, of changes and of what suppliers changed
     */
    record Found(List<WaitingTask> ofReleases, List<WaitingTask> mine, List<WaitingTask> beside) {}

    Found of(Collection<String> slugs, Person person) {
        List<Task> ofReleases = slugs.isEmpty()
                ? List.of()
                : query().processInstanceBusinessKeyIn(slugs.toArray(String[]::new))
                        .listPage(0, MOST_OF_RELEASES);
        List<Task> mine = mine(person);
        List<Task> beside = query().processDefinitionKeyIn(BESIDE).listPage(0, MOST);
        Map<String, WaitingTask> cards = cards(Stream.of(ofReleases, mine, beside)
                .flatMap(List::stream)
                .collect(Collectors.toMap(Task::getId, Function.identity(), (one, other) -> one)));
        return new Found(
                pick(cards, ofReleases),
                pick(cards, mine).stream()
                        .filter(task -> task.isFor(person))
                        .sorted(WaitingTask.BY_DUE)
                        .limit(MOST)
                        .toList(),
                pick(cards, beside));
    }

    private List<Task> mine(Person person) {
        List<Task> claimed = query().taskAssignee(person.id()).listPage(0, MOST);
        List<String> roles = person.roles().stream().map(Role::id).toList();
        List<Task> free = roles.isEmpty()
                ? List.of()
                : query().taskCandidateGroupIn(roles).taskUnassigned().listPage(0, MOST);
        List<Task> called =
                query().taskCandidateUser(person.id()).taskUnassigned().listPage(0, MOST);
        return Stream.of(claimed, free, called).flatMap(List::stream).toList();
    }

    private static List<WaitingTask> pick(Map<String, WaitingTask> cards, List<Task> tasks) {
        return tasks.stream()
                .flatMap(task -> Stream.ofNullable(cards.get(task.getId())))
                .toList();
    }

    private TaskQuery query() {
        return tasks.createTaskQuery().orderByDueDate().asc().orderByTaskId().asc();
    }

    private Map<String, WaitingTask> cards(Map<String, Task> found) {
        Map<String, List<String>> roles = candidates(found.keySet(), "group_id_");
        Map<String, List<String>> called = candidates(found.keySet(), "user_id_");
        Map<String, String> subjects = subjects(found.keySet());
        Map<String, List<String>> lifting = found.values().stream().anyMatch(OpenTasks::lifts) ? lifting() : Map.of();
        return found.values().stream().collect(Collectors.toMap(Task::getId, task -> {
            String about = subjects.getOrDefault(task.getId(), "");
            List<String> offered = roles.getOrDefault(task.getId(), List.of());
            return card(
                    task,
                    about,
                    lifts(task) ? lifting.getOrDefault(about, offered) : offered,
                    called.getOrDefault(task.getId(), List.of()));
        }));
    }

    private static WaitingTask card(Task task, String about, List<String> roles, List<String> called) {
        return new WaitingTask(
                task.getId(),
                task.getProcessDefinitionId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                about,
                roles,
                called,
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                instant(task.getDueDate()));
    }

    private static boolean lifts(Task task) {
        return LIFT.equals(task.getTaskDefinitionKey());
    }

    /** The model offers a block's task to every role that may block; only those that did may lift. By release. */
    private Map<String, List<String>> lifting() {
        return blocks.standing().stream()
                .collect(Collectors.groupingBy(
                        block -> block.release().slug(), Collectors.mapping(ReleaseBlock::role, Collectors.toList())));
    }

    /**
     * The engine's own queries read the candidates of one task at a time.
     *
     * @param kind column of groups or of users
     */
    private Map<String, List<String>> candidates(Set<String> taskIds, String kind) {
        record Offer(String task, String candidate) {}
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .query(
                        "select task_id_, " + kind + " from act_ru_identitylink where type_ = 'candidate' and " + kind
                                + " is not null and task_id_ in (:ids) order by " + kind,
                        Map.of("ids", taskIds),
                        (row, index) -> new Offer(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.groupingBy(Offer::task, Collectors.mapping(Offer::candidate, Collectors.toList())));
    }

    private Map<String, String> subjects(Set<String> taskIds) {
        if (taskIds.isEmpty()) {
            return Map.of();
        }
        return runtime
                .createVariableInstanceQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .variableName(LABEL)
                .listPage(0, MOST_OF_RELEASES)
                .stream()
                .collect(Collectors.toMap(VariableInstance::getTaskId, OpenTasks::text, (one, other) -> one));
    }

    private static String text(VariableInstance variable) {
        return String.valueOf(variable.getValue());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
