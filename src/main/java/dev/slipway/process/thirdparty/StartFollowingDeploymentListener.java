package dev.slipway.process.thirdparty;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.process.record.LedgerRecorder;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Requests the release that answers a change by others, in the completing person's name and step: the guard checks it as
 * any start, and when it is refused, so is the completion.
 */
@Component
class StartFollowingDeploymentListener implements TaskListener {

    /** A field of the task's form is named after the field of the request that it fills. */
    private static final String PREFIX = "follow";

    private static final List<String> FIELDS = List.of(
            "version", "type", "changes", "summary", "changeTicket", "builtIn", "deployedTo", "urgent", "urgentReason");

    private final RuntimeService runtime;
    private final Journal journal;
    private final LedgerRecorder recorder;

    StartFollowingDeploymentListener(@Lazy RuntimeService runtime, Journal journal, LedgerRecorder recorder) {
        this.runtime = runtime;
        this.journal = journal;
        this.recorder = recorder;
    }

    @Override
    public void notify(DelegateTask task) {
        String slug = runtime.startProcessInstanceByKey("ai-deployment", request(task))
                .getBusinessKey();
        String change = task.getExecution().getProcessBusinessKey();
        ReleaseVariables.of(task).put(Fact.FOLLOWING_RELEASE, slug);
        journal.record(task.getExecution(), "FollowingReleaseRequested", Map.of("release", slug));
        recorder.record(NewEntry.of(
                "ThirdPartyChangeNamed",
                slug,
                Actor.person(task.getAssignee(), null),
                Map.of("thirdPartyChange", change),
                "third-party:" + change + ":" + slug));
    }

    private static VariableMap request(DelegateTask task) {
        VariableMap values = Variables.createVariables();
        for (String field : FIELDS) {
            String key = PREFIX + Character.toUpperCase(field.charAt(0)) + field.substring(1);
            TypedValue answer = task.getVariableTyped(key, false);
            if (isAnswered(answer)) {
                values.putValueTyped(field, answer);
            }
        }
        return values.putValue(Answer.SYSTEM.key(), task.getVariable(Answer.SYSTEM.key()))
                .putValue(Answer.ENVIRONMENT.key(), task.getVariable(Answer.ENVIRONMENT.key()));
    }

    /** A list of ticks stays serialized, as the guard reads it from a browser. */
    private static boolean isAnswered(@Nullable TypedValue answer) {
        return answer instanceof SerializableValue list
                ? list.getValueSerialized() != null
                : answer != null && answer.getValue() != null;
    }
}
