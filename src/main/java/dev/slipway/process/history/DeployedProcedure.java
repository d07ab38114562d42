package dev.slipway.process.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Models, tables and forms in the versions that were in force, as long as the engine keeps them. */
@Component
class DeployedProcedure {

    private final RepositoryService repository;

    DeployedProcedure(RepositoryService repository) {
        this.repository = repository;
    }

    Optional<ProcessModel> model(String definition) {
        return process(definition).map(this::model);
    }

    private Optional<ProcessDefinition> process(String definition) {
        return Optional.ofNullable(repository
                .createProcessDefinitionQuery()
                .processDefinitionId(definition)
                .singleResult());
    }

    private ProcessModel model(ProcessDefinition process) {
        BpmnModelInstance model = repository.getBpmnModelInstance(process.getId());
        return new ProcessModel(
                process.getId(),
                process.getKey(),
                name(process.getName(), process.getKey()),
                process.getVersion(),
                process.getVersionTag(),
                titles(model),
                model.getModelElementsByType(SequenceFlow.class).stream()
                        .map(DeployedProcedure::arrow)
                        .toList(),
                text(repository.getProcessModel(process.getId())));
    }

    private static Map<String, String> titles(BpmnModelInstance model) {
        Map<String, String> titles = new LinkedHashMap<>();
        model.getModelElementsByType(FlowElement.class)
                .forEach(element -> titles.put(element.getId(), name(element.getName(), element.getId())));
        return titles;
    }

    private static ProcessModel.Arrow arrow(SequenceFlow flow) {
        return new ProcessModel.Arrow(
                flow.getId(), flow.getSource().getId(), flow.getTarget().getId());
    }

    Optional<TableModel> table(String definition) {
        DecisionDefinition decision = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionId(definition)
                .singleResult();
        return Optional.ofNullable(decision)
                .map(found -> TableReader.read(found, repository.getDmnModelInstance(definition)));
    }

    /**
     * The form that was deployed together with the model.
     *
     * @param task null for the form of the start
     */
    Optional<String> form(String definition, @Nullable String task) {
        return process(definition)
                .flatMap(process -> formRef(repository.getBpmnModelInstance(definition), task)
                        .flatMap(form -> resource(process.getDeploymentId(), form)));
    }

    private static Optional<String> formRef(BpmnModelInstance model, @Nullable String task) {
        if (task == null) {
            return model.getModelElementsByType(StartEvent.class).stream()
                    .map(StartEvent::getCamundaFormRef)
                    .filter(form -> form != null)
                    .findFirst();
        }
        ModelElementInstance found = model.getModelElementById(task);
        return found instanceof UserTask user ? Optional.ofNullable(user.getCamundaFormRef()) : Optional.empty();
    }

    private Optional<String> resource(String deployment, String form) {
        String file = form + ".form";
        Collection<String> names = repository.getDeploymentResourceNames(deployment);
        return names.stream()
                .filter(name -> name.equals(file) || name.endsWith("/" + file))
                .sorted()
                .findFirst()
                .map(name -> text(repository.getResourceAsStream(deployment, name)));
    }

    private static String name(@Nullable String name, String otherwise) {
        return name == null || name.isBlank()
                ? otherwise
                : name.replaceAll("\\s+", " ").strip();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
