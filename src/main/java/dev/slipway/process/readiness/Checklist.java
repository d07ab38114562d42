package dev.slipway.process.readiness;

import dev.slipway.process.Decisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pre-deployment checklist, as the table of the release's own deployment judges it. */
@Component
class Checklist {

    private static final List<String> SCOPE = List.of("complianceSection", "deferredSections");

    private final Decisions decisions;

    Checklist(Decisions decisions) {
        this.decisions = decisions;
    }

    /** What is open or deferred with the answers given so far. */
    List<ChecklistItem> judge(DelegateExecution execution) {
        return evaluate(execution, execution.getVariables());
    }

    /** The same as long as nothing is answered: everything that this release has to answer. */
    List<ChecklistItem> blank(DelegateExecution execution) {
        Map<String, @Nullable Object> scope = new HashMap<>();
        SCOPE.forEach(name -> scope.put(name, execution.getVariable(name)));
        return evaluate(execution, scope);
    }

    private List<ChecklistItem> evaluate(DelegateExecution execution, Map<String, @Nullable Object> inputs) {
        return decisions.evaluate(decisions.own(execution, "readiness-verdict"), inputs).stream()
                .map(ChecklistItem::of)
                .toList();
    }
}
