package dev.slipway.access;

import dev.slipway.release.Role;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.stereotype.Component;

/** Addresses in Tasklist and Cockpit that pages of ours lead to. */
@Component
public class EnginePages {

    public static final String TASKLIST = "/camunda/app/tasklist/default/";

    private static final int MOST = 100;

    private final FilterService filters;

    EnginePages(FilterService filters) {
        this.filters = filters;
    }

    public static String task(String id) {
        return TASKLIST + "#/?task=" + id;
    }

    /** Opens Tasklist with the start form of a process. */
    public static String startForm(String process) {
        return TASKLIST + "#/?processStart=" + process;
    }

    /** One process instance with its incidents, for those who may open Cockpit. */
    public static String cockpit(String instance) {
        return "/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime";
    }

    /** Tasklist with the own work of each role that has some, by role. */
    public Map<Role, String> work() {
        Map<String, String> ids =
                filters.createTaskFilterQuery().filterNameLike(TaskFilters.WORK + "%").listPage(0, MOST).stream()
                        .collect(Collectors.toMap(Filter::getName, Filter::getId, (one, other) -> one));
        return Arrays.stream(Role.values())
                .filter(role -> ids.containsKey(TaskFilters.work(role)))
                .collect(Collectors.toMap(
                        Function.identity(),
                        role -> TASKLIST + "#/?filter=" + ids.get(TaskFilters.work(role)),
                        (one, other) -> one,
                        () -> new EnumMap<>(Role.class)));
    }
}
