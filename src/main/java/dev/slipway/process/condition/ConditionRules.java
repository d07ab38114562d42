package dev.slipway.process.condition;

import dev.slipway.process.guard.Completion;
import dev.slipway.process.guard.ReleaseRules;
import dev.slipway.release.ReleaseId;
import java.util.List;
import org.springframework.stereotype.Component;

/** A deployment is closed when every condition of its authorization is met, not before. */
@Component
class ConditionRules implements ReleaseRules {

    private final AuthorisedConditions conditions;

    ConditionRules(AuthorisedConditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public void check(Completion completion) {
        String key = completion.task().businessKey();
        if (key == null || !completion.isOf("Activity_CloseDeployment")) {
            return;
        }
        List<String> open = conditions.open(ReleaseId.parse(key)).stream()
                .map(one -> "'" + one.condition().text() + "' ("
                        + one.condition().owner().id() + ")")
                .toList();
        if (!open.isEmpty()) {
            throw completion.refusal("the deployment cannot be closed while a condition of its authorization is open,"
                    + " found " + String.join(", ", open) + "; have its owner meet it.");
        }
    }
}
