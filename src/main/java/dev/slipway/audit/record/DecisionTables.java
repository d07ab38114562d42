package dev.slipway.audit.record;

import dev.slipway.audit.record.DecisionTable.Evaluation;
import dev.slipway.audit.record.DecisionTable.Rule;
import dev.slipway.process.history.ReleaseHistory;
import dev.slipway.process.history.TableModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The decision tables that were asked, each in the version that answered, with the rows that counted. */
final class DecisionTables {

    private final ReleaseHistory history;
    private final Places places;

    DecisionTables(ReleaseHistory history, Places places) {
        this.history = history;
        this.places = places;
    }

    List<DecisionTable> of(List<Recorded> entries) {
        Map<String, List<Recorded>> asked = entries.stream()
                .filter(entry -> entry.is("DecisionEvaluated"))
                .collect(Collectors.groupingBy(
                        entry -> entry.raw("definition"), LinkedHashMap::new, Collectors.toList()));
        return asked.entrySet().stream()
                .map(table -> table(table.getKey(), table.getValue()))
                .toList();
    }

    private DecisionTable table(String definition, List<Recorded> asked) {
        Optional<TableModel> model = history.table(definition);
        List<Evaluation> evaluations = asked.stream()
                .map(entry -> evaluation(entry, model.orElse(null)))
                .toList();
        String key = asked.get(0).raw("decision");
        return model.map(found -> table(found, evaluations))
                .orElseGet(() -> new DecisionTable(
                        definition,
                        key,
                        Places.spaced(key),
                        0,
                        "not kept any more",
                        List.of(),
                        0,
                        List.of(),
                        evaluations));
    }

    private static DecisionTable table(TableModel model, List<Evaluation> evaluations) {
        return new DecisionTable(
                model.definition(),
                model.key(),
                model.name(),
                model.version(),
                hitPolicy(model.hitPolicy()),
                Stream.concat(model.inputs().stream(), model.outputs().stream().map(TableModel.Output::label))
                        .toList(),
                model.inputs().size(),
                model.rows().stream().map(row -> rule(row, evaluations)).toList(),
                evaluations);
    }

    private static Rule rule(TableModel.Row row, List<Evaluation> evaluations) {
        long hits = evaluations.stream()
                .filter(evaluation -> evaluation.rules().contains(row.id()))
                .count();
        return new Rule(row.id(), row.cells(), row.reason(), (int) hits);
    }

    private static String hitPolicy(String policy) {
        return switch (policy) {
            case "FIRST" -> "the first row that fits counts";
            case "UNIQUE" -> "exactly one row fits";
            case "COLLECT" -> "every row that fits counts";
            default -> Places.spaced(policy);
        };
    }

    private Evaluation evaluation(Recorded entry, @Nullable TableModel model) {
        return new Evaluation(
                entry.sequence(),
                entry.at(),
                activity(entry),
                inputs(entry),
                named(outputs(entry), model),
                entry.list("rules").stream().map(String::valueOf).toList());
    }

    private @Nullable String activity(Recorded entry) {
        String activity = entry.raw("activity");
        return activity.isEmpty()
                ? null
                : places.runs().stream()
                        .filter(run -> run.steps().stream()
                                .anyMatch(step -> step.activity().equals(activity)))
                        .map(run -> places.title(run.definition(), activity))
                        .findFirst()
                        .orElseGet(() -> Places.spaced(activity.replaceAll("^[A-Za-z]+_", "")));
    }

    private static List<Labelled> inputs(Recorded entry) {
        return entry.list("inputs").stream()
                .filter(Map.class::isInstance)
                .map(input -> (Map<?, ?>) input)
                .map(input -> new Labelled(Recorded.words(input.get("name")), known("", input.get("value"))))
                .toList();
    }

    static List<Labelled> outputs(Recorded entry) {
        return entry.list("outputs").stream()
                .filter(Map.class::isInstance)
                .map(output -> (Map<?, ?>) output)
                .map(output -> new Labelled(
                        Recorded.words(output.get("name")),
                        known(Recorded.words(output.get("name")), output.get("value"))))
                .toList();
    }

    private static String known(String name, @Nullable Object value) {
        String words = Recorded.words(name, value);
        return words.isEmpty() ? "not known" : words;
    }

    private static List<Labelled> named(List<Labelled> outputs, @Nullable TableModel model) {
        Map<String, String> labels = model == null
                ? Map.of()
                : model.outputs().stream().collect(Collectors.toMap(TableModel.Output::name, TableModel.Output::label));
        return outputs.stream()
                .map(output -> new Labelled(
                        labels.getOrDefault(output.label(), Places.spaced(output.label())), output.value()))
                .toList();
    }
}
