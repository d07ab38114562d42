package dev.slipway.audit.controls;

import dev.slipway.audit.procedure.Xml;
import dev.slipway.process.history.DeployedFile;
import dev.slipway.process.history.DeployedSet;
import dev.slipway.process.history.DeployedSets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * A task of the models that can serve a control.
 *
 * @param file model that it stands in
 * @param id of the element
 * @param step of the procedure; empty for a service
 * @param controls that the model says it serves
 */
record ControlledTask(String file, String id, String title, String step, List<String> controls) {

    private static final List<String> TASKS = List.of("userTask", "serviceTask", "sendTask");

    /** Every task of a set, by its id; an id that two models have stands for the first. */
    static Map<String, ControlledTask> of(DeployedSet set, DeployedSets sets) {
        return set.files().stream()
                .filter(file -> file.kind() == DeployedFile.Kind.MODEL)
                .flatMap(file -> in(file.name(), sets.content(set, file)))
                .collect(Collectors.toMap(ControlledTask::id, Function.identity(), (first, second) -> first));
    }

    static Stream<ControlledTask> in(String file, byte[] model) {
        return Xml.all(Xml.root(model))
                .filter(element -> TASKS.contains(element.getLocalName()))
                .map(element -> task(file, element));
    }

    private static ControlledTask task(String file, Element element) {
        return new ControlledTask(
                file,
                element.getAttribute("id"),
                element.getAttribute("name").replaceAll("\\s+", " ").strip(),
                property(element, "step"),
                Arrays.stream(property(element, "controls").split(","))
                        .map(String::strip)
                        .filter(control -> !control.isEmpty())
                        .toList());
    }

    private static String property(Element task, String name) {
        return Xml.children(task, "extensionElements").stream()
                .flatMap(extension -> Xml.children(extension, "properties").stream())
                .flatMap(properties -> Xml.children(properties, "property").stream())
                .filter(property -> name.equals(property.getAttribute("name")))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }
}
