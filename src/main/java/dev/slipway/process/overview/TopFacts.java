package dev.slipway.process.overview;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/** What the processes of releases know that people read on the start page, in one query. */
@Component
class TopFacts {

    private static final String[] NAMES = {
        ReleaseCard.TIER,
        ReleaseCard.TYPE,
        ReleaseCard.TICKET,
        ReleaseCard.SUMMARY,
        ReleaseCard.URGENT,
        ReleaseCard.GATE_POINT,
        ReleaseCard.WINDOW_START,
        ReleaseCard.WINDOW_END,
        ReleaseCard.DIFF,
        ReleaseCard.CANDIDATE_FINDINGS,
        ReleaseCard.PACKAGE_FINDINGS
    };
    private static final int MOST = 2000;

    private final RuntimeService runtime;

    TopFacts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** By instance and name. */
    Map<String, Map<String, Object>> of(Collection<String> instances) {
        return instances.isEmpty() ? Map.of() : byInstance(read(instances.toArray(String[]::new)));
    }

    private List<VariableInstance> read(String[] instances) {
        return runtime.createVariableInstanceQuery()
                .processInstanceIdIn(instances)
                .variableNameIn(NAMES)
                .listPage(0, MOST);
    }

    private static Map<String, Map<String, Object>> byInstance(List<VariableInstance> variables) {
        Map<String, Map<String, Object>> facts = new HashMap<>();
        variables.stream()
                .filter(variable -> variable.getValue() != null)
                .forEach(variable -> facts.computeIfAbsent(variable.getProcessInstanceId(), id -> new HashMap<>())
                        .put(variable.getName(), variable.getValue()));
        return facts;
    }
}
