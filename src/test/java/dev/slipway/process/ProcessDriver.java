package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Walks one process of the procedure with the real tables. Delegates are stand-ins that write what the test says, called
 * processes are stand-ins that end as the test says; after the class every node must have been visited and every flow taken.
 */
final class ProcessDriver implements BeforeAllCallback, AfterAllCallback {

    private final String key;
    private final BpmnModelInstance model;
    private String definition = "";

    ProcessDriver(String key) {
        this.key = key;
        this.model = Bpmn.readModelFromFile(Path.of("processes", key + ".bpmn").toFile());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        definition = StandInEngine.deploy(key, calledProcesses());
    }

    Walk start(@Nullable Object... facts) {
        return new Walk(StandInEngine.engine(), definition, Walk.pairs(facts));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            assertThat(visited()).as("nodes of %s that were visited", key).containsAll(ids(FlowNode.class));
            assertThat(StandInEngine.taken(definition))
                    .as("flows of %s that were taken", key)
                    .containsAll(ids(SequenceFlow.class));
        }
    }

    private Set<String> calledProcesses() {
        return model.getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .collect(Collectors.toSet());
    }

    private List<String> ids(Class<? extends FlowElement> type) {
        return model.getModelElementsByType(type).stream()
                .map(FlowElement::getId)
                .toList();
    }

    private Set<String> visited() {
        return StandInEngine.engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(definition)
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }
}
