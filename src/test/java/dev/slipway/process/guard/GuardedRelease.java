package dev.slipway.process.guard;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.jdbc.core.JdbcTemplate;

/** One release in the engine, with all that a refused command must leave as it was. */
final class GuardedRelease {

    private static final List<String> STATE = List.of(
            "select id_, name_, type_, text_, long_, double_, rev_ from act_ru_variable order by id_",
            "select id_, assignee_, owner_, name_, due_date_, follow_up_date_, priority_, delegation_, suspension_state_, rev_ from act_ru_task order by id_",
            "select id_, act_id_, suspension_state_, business_key_ from act_ru_execution order by id_",
            "select id_, duedate_, retries_, suspension_state_, priority_ from act_ru_job order by id_",
            "select id_, group_id_, user_id_, type_ from act_ru_identitylink order by id_",
            "select id_ from act_re_procdef order by id_",
            "select id_ from act_ru_incident order by id_",
            "select id_ from act_ru_batch order by id_",
            "select id_ from act_hi_procinst order by id_",
            "select id_ from act_hi_comment order by id_",
            "select id_ from act_hi_detail order by id_",
            "select id_ from act_hi_op_log order by id_");

    private final ProcessEngine engine;
    private final JdbcTemplate jdbc;
    private final ProcessInstance instance;

    GuardedRelease(ProcessEngine engine, JdbcTemplate jdbc) {
        this.engine = engine;
        this.jdbc = jdbc;
        this.instance = engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "guarded",
                        Variables.putValue("system", "credit-scoring")
                                .putValue("version", "1.1.0")
                                .putValueTyped(
                                        "places",
                                        SpinValues.jsonValue(
                                                        "[\"north\", {\"label\": \"South\", \"value\": \"south\"}]")
                                                .create()));
    }

    Task task() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
    }

    String taskId() {
        return task().getId();
    }

    String id() {
        return instance.getId();
    }

    String definitionId() {
        return instance.getProcessDefinitionId();
    }

    Object variable(String name) {
        return engine.getRuntimeService().getVariable(instance.getId(), name);
    }

    String jobId() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    void claimedBy(String user) {
        engine.getTaskService().claim(taskId(), user);
    }

    /** Everything in the tables of the engine that a command could have changed. */
    String state() {
        return STATE.stream().map(jdbc::queryForList).toList().toString();
    }
}
