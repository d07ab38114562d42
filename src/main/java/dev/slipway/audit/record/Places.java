package dev.slipway.audit.record;

import dev.slipway.process.history.ProcessModel;
import dev.slipway.process.history.ProcessRun;
import dev.slipway.process.history.ProcessRun.WalkedStep;
import dev.slipway.process.history.ReleaseHistory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where in the procedure each entry belongs, in the words of the models that ran. */
final class Places {

    private final ReleaseHistory history;
    private final List<ProcessRun> runs;
    private final Map<String, Started> started = new LinkedHashMap<>();
    private final Map<String, ProcessRun> runOfStep = new HashMap<>();
    private final Map<String, String> instanceOfTask = new HashMap<>();
    private final Map<String, Optional<ProcessModel>> models = new HashMap<>();

    private Places(ReleaseHistory history, List<Recorded> entries) {
        this.history = history;
        entries.stream().filter(entry -> entry.is("ProcessStarted")).forEach(this::start);
        this.runs = history.runs(started.keySet());
        runs.forEach(run -> run.steps().forEach(step -> remember(run, step)));
    }

    static Places of(ReleaseHistory history, List<Recorded> entries) {
        return new Places(history, entries);
    }

    /** A process as the ledger knows it, whatever the engine has forgotten. */
    record Started(
            String instance,
            String definition,
            String process,
            @Nullable String calledBy) {}

    private void start(Recorded entry) {
        String caller = entry.raw("calledBy");
        started.put(
                entry.raw("instance"),
                new Started(
                        entry.raw("instance"),
                        entry.raw("definition"),
                        entry.raw("process"),
                        caller.isEmpty() ? null : caller));
    }

    private void remember(ProcessRun run, WalkedStep step) {
        runOfStep.put(step.id(), run);
        if (step.task() != null) {
            instanceOfTask.put(step.task(), run.id());
        }
    }

    /** Ids of the definitions that ran, as the ledger has them. */
    Set<String> definitions() {
        return started.values().stream().map(Started::definition).collect(Collectors.toCollection(TreeSet::new));
    }

    List<ProcessRun> runs() {
        return runs;
    }

    Optional<ProcessModel> model(String definition) {
        return models.computeIfAbsent(definition, history::model);
    }

    /** Name of a model; of one that is not kept, its key. */
    String process(String definition) {
        return model(definition).map(ProcessModel::name).orElseGet(() -> spaced(definition.replaceAll(":.*", "")));
    }

    /** Name of an element; of one that is not known, its id. */
    String title(String definition, String activity) {
        return model(definition)
                .map(model -> model.titles().get(activity))
                .orElseGet(() -> spaced(activity.replaceAll("^[A-Za-z]+_", "")));
    }

    /** The id of the process in which a task was asked. */
    String instanceOfTask(String task) {
        return instanceOfTask.getOrDefault(task, "");
    }

    /** The process that an entry belongs to, if it says so. */
    Optional<Started> processOf(Recorded entry) {
        String instance = entry.raw("instance");
        if (instance.isEmpty()) {
            instance = instanceOfTask(entry.raw("taskId"));
        }
        if (instance.isEmpty()) {
            instance = runOfStep(entry).map(ProcessRun::id).orElse("");
        }
        if (instance.isEmpty() && entry.is("EffectIntended")) {
            instance = entry.entry().content().key().replaceAll("^intent:([^:]*):.*$", "$1");
        }
        return Optional.ofNullable(started.get(instance)).or(() -> byDefinition(entry));
    }

    /** Entries of the journal carry the visit of the step in their keys, behind their type. */
    private Optional<ProcessRun> runOfStep(Recorded entry) {
        return Optional.ofNullable(runOfStep.get(entry.entry().content().key().replaceFirst("^[A-Za-z]+:", "")));
    }

    private Optional<Started> byDefinition(Recorded entry) {
        String definition = entry.raw("definition");
        return started.values().stream()
                .filter(process -> process.definition().equals(definition))
                .findFirst();
    }

    /** Name of the phase: the model that the outermost one called, or the outermost one itself. */
    String phase(Started process) {
        Started at = process;
        Started caller = caller(at);
        while (caller != null && caller(caller) != null) {
            at = caller;
            caller = caller(at);
        }
        return process(at.definition());
    }

    private @Nullable Started caller(Started process) {
        return process.calledBy() == null ? null : started.get(process.calledBy());
    }

    /** {@code plan-deployment} and {@code PlanDeployment} become {@code Plan deployment}. */
    static String spaced(String name) {
        String words =
                name.replace('-', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
