package dev.slipway.process.history;

import dev.slipway.process.guard.OwnSteps;
import dev.slipway.process.history.ProcessRun.WalkedStep;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the engine's history, without the rights of the person who reads: the pages above decide on those. */
@Component
class EngineHistory implements ReleaseHistory {

    private static final Comparator<ProcessRun> IN_ORDER =
            Comparator.comparing(ProcessRun::startedAt).thenComparing(ProcessRun::id);

    private final HistoryService history;
    private final DeployedProcedure deployed;
    private final ValuesThen values;
    private final OwnSteps steps;

    EngineHistory(HistoryService history, DeployedProcedure deployed, ValuesThen values, OwnSteps steps) {
        this.history = history;
        this.deployed = deployed;
        this.values = values;
        this.steps = steps;
    }

    @Override
    public List<ProcessRun> runs(Collection<String> instances) {
        return instances.isEmpty() ? List.of() : steps.runAuthorized(() -> read(instances));
    }

    private List<ProcessRun> read(Collection<String> instances) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceIds(new HashSet<>(instances))
                .unlimitedList()
                .stream()
                .map(this::run)
                .sorted(IN_ORDER)
                .toList();
    }

    private ProcessRun run(HistoricProcessInstance instance) {
        return new ProcessRun(
                instance.getId(),
                instance.getProcessDefinitionId(),
                instance.getSuperProcessInstanceId(),
                instance.getStartTime().toInstant(),
                instant(instance.getEndTime()),
                instance.getState(),
                walked(instance.getId()));
    }

    private List<WalkedStep> walked(String instance) {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .orderPartiallyByOccurrence()
                .asc()
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderByHistoricActivityInstanceId()
                .asc()
                .unlimitedList()
                .stream()
                .map(EngineHistory::step)
                .toList();
    }

    private static WalkedStep step(HistoricActivityInstance step) {
        return new WalkedStep(
                step.getId(),
                step.getActivityId(),
                step.getActivityType(),
                step.getStartTime().toInstant(),
                instant(step.getEndTime()),
                step.isCanceled(),
                step.getTaskId());
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    @Override
    public Optional<ProcessModel> model(String definition) {
        return steps.runAuthorized(() -> deployed.model(definition));
    }

    @Override
    public Optional<TableModel> table(String definition) {
        return steps.runAuthorized(() -> deployed.table(definition));
    }

    @Override
    public Map<String, SeenForm> forms(List<FilledForm> filled) {
        return steps.runAuthorized(() -> drawn(filled));
    }

    private Map<String, SeenForm> drawn(List<FilledForm> filled) {
        Map<String, SeenForm> drawn = new HashMap<>();
        filled.stream()
                .collect(Collectors.groupingBy(FilledForm::instance))
                .forEach((instance, forms) -> drawAll(forms, values.of(instance), drawn));
        return drawn;
    }

    private void drawAll(List<FilledForm> forms, ValuesThen.OfProcess known, Map<String, SeenForm> drawn) {
        for (FilledForm form : forms) {
            deployed.form(form.definition(), form.task())
                    .ifPresent(schema ->
                            drawn.put(form.id(), FormDrawing.of(schema, known.values(form), known.covers(form))));
        }
    }
}
