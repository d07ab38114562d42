package dev.slipway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The models, tables and forms as they stand in the project. */
final class Models {

    private static final List<Path> PROCESS_FILES = files("processes", ".bpmn");
    private static final List<BpmnModelInstance> PROCESSES = PROCESS_FILES.stream()
            .map(file -> Bpmn.readModelFromFile(file.toFile()))
            .toList();

    /** Read once: a model looks through the whole of it for its process. */
    private static final Map<BpmnModelInstance, String> KEYS = PROCESSES.stream()
            .collect(Collectors.toMap(Function.identity(), Models::process, (one, other) -> one, IdentityHashMap::new));

    private Models() {}

    static List<BpmnModelInstance> processes() {
        return PROCESSES;
    }

    static List<DmnModelInstance> tables() {
        return files("processes", ".dmn").stream()
                .map(file -> Dmn.readModelFromFile(file.toFile()))
                .toList();
    }

    /** File names without ending. */
    static Set<String> names(String folder, String ending) {
        return files(folder, ending).stream()
                .map(file -> file.getFileName().toString().replace(ending, ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static <T extends ModelElementInstance> Stream<T> all(Class<T> type) {
        return PROCESSES.stream().flatMap(model -> model.getModelElementsByType(type).stream());
    }

    /** Which process and which element a finding is about. */
    static String place(BaseElement element) {
        return key((BpmnModelInstance) element.getModelInstance()) + "/" + element.getId();
    }

    static String key(BpmnModelInstance model) {
        return KEYS.computeIfAbsent(model, Models::process);
    }

    private static String process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next().getId();
    }

    static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }

    static Map<String, String> properties(BaseElement element) {
        return extensions(element, CamundaProperties.class).stream()
                .flatMap(all -> all.getCamundaProperties().stream())
                .collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
    }

    /** Keys of the fields of a form, nested ones included. */
    static Set<String> keys(String form) {
        try {
            Set<String> keys = new LinkedHashSet<>();
            collect(new ObjectMapper().readTree(Path.of("forms", form + ".form").toFile()), keys);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode component, Set<String> keys) {
        if (component.hasNonNull("key")) {
            keys.add(component.get("key").asText());
        }
        component.path("components").forEach(child -> collect(child, keys));
    }

    private static List<Path> files(String folder, String ending) {
        try (Stream<Path> all = Files.list(Path.of(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
