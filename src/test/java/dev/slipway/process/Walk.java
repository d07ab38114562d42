package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/** One instance of a process, led from wait state to wait state. */
final class Walk {

    private final ProcessEngine engine;
    private final String instance;

    Walk(ProcessEngine engine, String definition, Map<String, @Nullable Object> facts) {
        this.engine = engine;
        this.instance = engine.getRuntimeService()
                .startProcessInstanceById(definition, StandInEngine.BUSINESS_KEY, facts)
                .getId();
    }

    /** Runs the job that waits before or after an activity; its delegate writes the given variables. */
    @CanIgnoreReturnValue
    Walk runJob(String activity, @Nullable Object... written) {
        StandInEngine.nextDelegateWrites(pairs(written));
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult();
        assertThat(job).as("job at %s", activity).isNotNull();
        engine.getManagementService().executeJob(job.getId());
        return this;
    }

    @CanIgnoreReturnValue
    Walk fireTimer(String event) {
        return runJob(event);
    }

    @CanIgnoreReturnValue
    Walk complete(String activity, @Nullable Object... answers) {
        return complete(tasks().taskDefinitionKey(activity), activity, answers);
    }

    /** Completes the one task of a multi-instance activity that a role has. */
    @CanIgnoreReturnValue
    Walk completeAs(String role, String activity, @Nullable Object... answers) {
        return complete(tasks().taskDefinitionKey(activity).taskCandidateGroup(role), activity, answers);
    }

    /** Lets the process that an activity called end with an outcome and further variables. */
    @CanIgnoreReturnValue
    Walk endCall(String activity, String outcome, @Nullable Object... written) {
        assertThat(engine.getRuntimeService().getActiveActivityIds(instance)).contains(activity);
        ProcessInstance called = calledBy(activity);
        assertThat(called.getBusinessKey()).isEqualTo(StandInEngine.BUSINESS_KEY);
        Map<String, @Nullable Object> variables = pairs(written);
        variables.put("phaseOutcome", outcome);
        var task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(called.getId())
                .singleResult();
        engine.getTaskService().complete(task.getId(), variables);
        return this;
    }

    @CanIgnoreReturnValue
    Walk waitsAt(String... activities) {
        assertThat(engine.getRuntimeService().getActiveActivityIds(instance)).containsExactlyInAnyOrder(activities);
        return this;
    }

    /** The process is over, through this end event, and says so. */
    @CanIgnoreReturnValue
    Walk endedAt(String event, @Nullable String outcome) {
        var history = engine.getHistoryService();
        var ended = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        assertThat(ended.getEndActivityId()).isEqualTo(event);
        assertThat(variable("phaseOutcome")).isEqualTo(outcome);
        return this;
    }

    @Nullable
    Object variable(String name) {
        HistoricVariableInstance found = engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .activityInstanceIdIn(instance)
                .variableName(name)
                .singleResult();
        return found == null ? null : found.getValue();
    }

    /** A variable as the called process received it. */
    @Nullable
    Object handedOver(String name) {
        ProcessInstance called = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .superProcessInstanceId(instance)
                .singleResult();
        return engine.getRuntimeService().getVariable(called.getId(), name);
    }

    /** Sends the top process a message, as an entry point of ours does. */
    @CanIgnoreReturnValue
    Walk receive(String message, @Nullable Object... local) {
        engine.getRuntimeService()
                .createMessageCorrelation(message)
                .processInstanceId(instance)
                .setVariablesToTriggeredScope(pairs(local))
                .correlate();
        return this;
    }

    /** What the engine still has of this release: the process itself and whatever it called. */
    long instancesLeft() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .rootProcessInstanceId(instance)
                .count();
    }

    private ProcessInstance calledBy(String activity) {
        String called = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .unfinished()
                .singleResult()
                .getCalledProcessInstanceId();
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(called)
                .singleResult();
    }

    static Map<String, @Nullable Object> pairs(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    private TaskQuery tasks() {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance);
    }

    private Walk complete(TaskQuery query, String activity, @Nullable Object... answers) {
        var task = query.singleResult();
        assertThat(task).as("task at %s", activity).isNotNull();
        engine.getTaskService().complete(task.getId(), pairs(answers));
        return this;
    }
}
