package dev.slipway.process.overview;

import dev.slipway.process.Holds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;

/** The phases that a release goes through, in the order of its own model. */
record MainLine(List<Phase> phases) {

    MainLine {
        phases = List.copyOf(phases);
    }

    /**
     * One phase.
     *
     * @param process key of the process that it is
     */
    record Phase(String process, String name) {}

    /** From request to closure. */
    static MainLine of(BpmnModelInstance model) {
        return new MainLine(
                phases(model).stream().filter(phase -> !isWayBack(phase)).toList());
    }

    /** Of a release that takes a closed deployment back. */
    static MainLine back(BpmnModelInstance model) {
        return new MainLine(phases(model).stream().filter(MainLine::isWayBack).toList());
    }

    /** Where the phase of this process stands, or -1. */
    int indexOf(String process) {
        return IntStream.range(0, phases.size())
                .filter(at -> phases.get(at).process().equals(process))
                .findFirst()
                .orElse(-1);
    }

    private static boolean isWayBack(Phase phase) {
        return phase.process().equals(Holds.ROLLBACK);
    }

    /** What is nearest to the start comes first; a way back to an earlier phase leads to what was seen already. */
    private static List<Phase> phases(BpmnModelInstance model) {
        Set<FlowNode> seen = new LinkedHashSet<>();
        Deque<FlowNode> next = new ArrayDeque<>(starts(model));
        while (!next.isEmpty()) {
            FlowNode node = next.removeFirst();
            if (seen.add(node)) {
                node.getSucceedingNodes().list().forEach(next::addLast);
            }
        }
        return seen.stream()
                .filter(CallActivity.class::isInstance)
                .map(CallActivity.class::cast)
                .map(call -> new Phase(call.getCalledElement(), call.getName()))
                .toList();
    }

    private static List<StartEvent> starts(BpmnModelInstance model) {
        return model.getModelElementsByType(StartEvent.class).stream()
                .filter(start -> start.getParentElement() instanceof Process)
                .toList();
    }
}
