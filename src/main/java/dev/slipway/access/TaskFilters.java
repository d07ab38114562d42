package dev.slipway.access;

import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;

import dev.slipway.release.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;

/** Tasklist's left column: each role's own work, and for everybody all tasks that he may read. */
final class TaskFilters {

    static final String WORK = "Work of the ";
    static final String READABLE = "All tasks I may read";

    private static final List<Map<String, String>> SHOWN_VARIABLES =
            List.of(Map.of("name", "release", "label", "Release"));

    private TaskFilters() {}

    /** Creates the filters that are missing and returns who may read which. */
    static List<Grant> create(ProcessEngine engine) {
        List<Grant> grants = new ArrayList<>();
        Arrays.stream(Role.values()).filter(Role::takesTasks).forEach(role -> {
            grants.add(mayRead(role, filter(engine, work(role), work(engine, role), 10)));
        });
        String readable = filter(engine, READABLE, engine.getTaskService().createTaskQuery(), 20);
        Arrays.stream(Role.values())
                .filter(role -> role != Role.PROCESS_OWNER)
                .forEach(role -> grants.add(mayRead(role, readable)));
        return grants;
    }

    /** What the filter with a role's own work is called. */
    static String work(Role role) {
        return WORK + role.title();
    }

    private static Grant mayRead(Role role, String filterId) {
        return Grant.of(role.id(), FILTER, filterId, READ);
    }

    private static TaskQuery work(ProcessEngine engine, Role role) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroup(role.id())
                .includeAssignedTasks();
    }

    private static String filter(ProcessEngine engine, String name, TaskQuery query, int priority) {
        FilterService filters = engine.getFilterService();
        Filter stored = filters.createTaskFilterQuery().filterName(name).singleResult();
        if (stored != null) {
            return stored.getId();
        }
        Filter filter = filters.newTaskFilter(name).setQuery(query).setProperties(properties(priority));
        return filters.saveFilter(filter).getId();
    }

    private static Map<String, Object> properties(int priority) {
        return Map.of(
                "priority", priority, "refresh", true, "variables", SHOWN_VARIABLES, "showUndefinedVariable", false);
    }
}
