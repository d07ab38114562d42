package dev.slipway.process;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Notes every sequence flow that an instance takes; the engine's history knows nodes only. */
final class TakenFlows extends AbstractBpmnParseListener {

    private final Map<String, Set<String>> taken = new ConcurrentHashMap<>();

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl transition) {
        transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) this::note);
    }

    Set<String> of(String definition) {
        return taken.getOrDefault(definition, Set.of());
    }

    private void note(DelegateExecution execution) {
        taken.computeIfAbsent(execution.getProcessDefinitionId(), definition -> ConcurrentHashMap.newKeySet())
                .add(execution.getCurrentTransitionId());
    }
}
