package dev.slipway.audit.mining;

import dev.slipway.audit.mining.HistoryTable.EventKind;
import dev.slipway.process.history.ProcessModel;
import dev.slipway.process.history.ReleaseHistory;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What each kind of event is called: the title of the activity as it stands in the model, with what befell it unless it
 * was done.
 */
final class EventNames {

    private static final Map<String, String> BEFELL = Map.of(
            "TaskCreated", "asked",
            "TaskClaimed", "taken",
            "TaskReleased", "given back",
            "TaskCancelled", "broken off",
            "ActivityCancelled", "broken off",
            "ProcessStarted", "begun",
            "ProcessEnded", "ended",
            "DecisionEvaluated", "table asked");

    /** In the words of the transactional life cycle of IEEE 1849. */
    private static final Map<String, String> LIFECYCLE = Map.of(
            "TaskCreated", "schedule",
            "TaskClaimed", "assign",
            "TaskReleased", "reassign",
            "TaskCancelled", "ate_abort",
            "ActivityCancelled", "ate_abort",
            "ProcessStarted", "start");

    private final Map<List<String>, String> names = new LinkedHashMap<>();
    private final Map<String, String> definitions = new HashMap<>();
    private final Map<String, Optional<ProcessModel>> models = new HashMap<>();
    private final ReleaseHistory history;

    /** @param kinds in order: a task is called what it was called when it was first asked */
    EventNames(List<EventKind> kinds, ReleaseHistory history) {
        this.history = history;
        kinds.stream()
                .filter(kind -> !kind.definition().isEmpty())
                .forEach(kind -> definitions.putIfAbsent(kind.about(), kind.definition()));
        kinds.forEach(kind -> names.put(List.of(kind.type(), kind.about()), name(kind)));
    }

    /** Each name once: two kinds may be called the same. */
    Collection<String> all() {
        return new TreeSet<>(names.values());
    }

    String of(String type, String about) {
        String name = names.get(List.of(type, about));
        if (name == null) {
            throw new IllegalStateException("The auditor's tables do not know the event " + type + " of '" + about
                    + "': they were made anew while the history was read. Ask again.");
        }
        return name;
    }

    static String lifecycle(String type) {
        return LIFECYCLE.getOrDefault(type, "complete");
    }

    private String name(EventKind kind) {
        if (kind.about().isEmpty()) {
            return spaced(kind.type());
        }
        String befell = BEFELL.get(kind.type());
        return befell == null ? title(kind) : title(kind) + ": " + befell;
    }

    private String title(EventKind kind) {
        String definition = definitions.getOrDefault(kind.about(), "");
        return switch (kind.type()) {
            case "DecisionEvaluated" -> spaced(kind.about());
            case "ProcessStarted", "ProcessEnded" ->
                model(definition).map(ProcessModel::name).orElseGet(() -> spaced(kind.about()));
            default ->
                model(definition)
                        .map(model -> model.titles().get(kind.about()))
                        .orElseGet(() -> spaced(kind.about().replaceAll("^[A-Za-z]+_", "")));
        };
    }

    private Optional<ProcessModel> model(String definition) {
        return definition.isEmpty() ? Optional.empty() : models.computeIfAbsent(definition, history::model);
    }

    /** {@code plan-deployment} and {@code PlanDeployment} become {@code Plan deployment}. */
    private static String spaced(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replace('-', ' ')
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
