package dev.slipway.process;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/** Writes what an event says about how its process, or a part of it, ended, for whoever asks next. */
@Component
class OutcomeListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        Map<String, String> said = properties(execution.getBpmnModelElementInstance());
        ReleaseVariables variables = ReleaseVariables.of(execution);
        variables.put(Fact.PHASE_OUTCOME, said.get("outcome"));
        if (said.containsKey("rollbackAutomatic")) {
            variables.put(Fact.ROLLBACK_AUTOMATIC, Boolean.valueOf(said.get("rollbackAutomatic")));
        }
        if (said.containsKey("rollbackCause")) {
            variables.put(Fact.ROLLBACK_CAUSE, said.get("rollbackCause"));
        }
    }

    /** Extension properties of an element, by name. */
    static Map<String, String> properties(BaseElement element) {
        return element.getExtensionElements() == null
                ? Map.of()
                : element
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(all -> all.getCamundaProperties().stream())
                        .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
    }
}
