package dev.slipway.process.history;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.jspecify.annotations.Nullable;

/** Reads a decision table as its owner wrote it. */
final class TableReader {

    private TableReader() {}

    static TableModel read(DecisionDefinition definition, DmnModelInstance model) {
        Decision decision = model.getModelElementById(definition.getKey());
        DecisionTable table = decision.getUniqueChildElementByType(DecisionTable.class) instanceof DecisionTable found
                ? found
                : model.newInstance(DecisionTable.class);
        return new TableModel(
                definition.getId(),
                definition.getKey(),
                Objects.requireNonNullElse(definition.getName(), definition.getKey()),
                definition.getVersion(),
                table.getHitPolicy().name(),
                table.getInputs().stream().map(TableReader::label).toList(),
                table.getOutputs().stream().map(TableReader::output).toList(),
                table.getRules().stream().map(TableReader::row).toList());
    }

    private static String label(Input input) {
        return Objects.requireNonNullElse(input.getLabel(), input.getId());
    }

    private static TableModel.Output output(Output output) {
        String name = Objects.requireNonNullElse(output.getName(), output.getId());
        return new TableModel.Output(name, Objects.requireNonNullElse(output.getLabel(), name));
    }

    private static TableModel.Row row(Rule rule) {
        List<String> cells = Stream.concat(
                        rule.getInputEntries().stream().map(entry -> text(entry.getText())),
                        rule.getOutputEntries().stream().map(entry -> text(entry.getText())))
                .toList();
        String reason = rule.getDescription() == null
                ? ""
                : rule.getDescription().getTextContent().strip();
        return new TableModel.Row(rule.getId(), cells, reason);
    }

    private static String text(@Nullable Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }
}
