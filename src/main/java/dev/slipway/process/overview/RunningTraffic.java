package dev.slipway.process.overview;

import static java.util.stream.Collectors.toMap;

import dev.slipway.process.Fact;
import dev.slipway.process.Holds;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.springframework.stereotype.Component;

/** Which share of the requests the versions that are rolled out just now have, in one query. */
@Component
class RunningTraffic {

    private static final Set<String> ROLLOUTS = Set.of("execute-deployment", "canary-rollout", "rollout-by-hand");
    private static final int MOST = 2000;

    private final RuntimeService runtime;

    RunningTraffic(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** By the id of the process that knows it; per cent. */
    Map<String, Integer> of(List<RunningProcess> running) {
        String[] rollouts = running.stream()
                .filter(process -> ROLLOUTS.contains(process.key()))
                .map(RunningProcess::id)
                .toArray(String[]::new);
        return rollouts.length == 0 ? Map.of() : read(rollouts);
    }

    /**
     * What the process that started last knows; those around it learn it when it ends. Nothing while a rollback is on
     * its way, which changes it.
     */
    static Optional<Integer> share(List<RunningProcess> running, Map<String, Integer> known) {
        if (running.stream().anyMatch(process -> process.key().equals(Holds.ROLLBACK))) {
            return Optional.empty();
        }
        return running.stream()
                .filter(process -> known.containsKey(process.id()))
                .max(Comparator.comparing(RunningProcess::since))
                .map(process -> known.get(process.id()));
    }

    private Map<String, Integer> read(String[] rollouts) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(rollouts)
                .variableName(Fact.CURRENT_PERCENT.variable())
                .listPage(0, MOST)
                .stream()
                .filter(variable -> variable.getValue() instanceof Integer)
                .collect(toMap(
                        VariableInstance::getProcessInstanceId, variable -> (Integer) variable.getValue(), Math::max));
    }
}
