package dev.slipway.audit.controls;

import dev.slipway.process.history.DeployedSet;
import dev.slipway.process.history.DeployedSets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Which tasks serve which control, in the very version of the models that a release ran under. */
final class ControlPlaces {

    private final ControlCatalogue catalogue;
    private final DeployedSets sets;
    private final Map<String, Served> known = new ConcurrentHashMap<>();

    ControlPlaces(ControlCatalogue catalogue, DeployedSets sets) {
        this.catalogue = catalogue;
        this.sets = sets;
    }

    /** What a set has, which never changes. */
    private record Served(Map<String, ControlledTask> tasks, Map<String, Set<String>> byControl) {}

    /**
     * Ids of tasks by control.
     *
     * @param definition of the process; of one that the engine lost, the models in force count
     */
    Map<String, Set<String>> of(String definition) {
        Optional<DeployedSet> set = sets.ofDefinition(definition).or(sets::inForce);
        return set.map(found -> served(found).byControl()).orElse(Map.of());
    }

    /** The tasks in force that serve the control, those that name it first. */
    List<ControlledTask> inForce(Control control) {
        return sets.inForce().map(this::served).stream()
                .flatMap(served -> served.byControl().getOrDefault(control.id(), Set.of()).stream()
                        .flatMap(id -> Stream.ofNullable(served.tasks().get(id))))
                .toList();
    }

    private Served served(DeployedSet set) {
        return known.computeIfAbsent(set.id(), id -> {
            Map<String, ControlledTask> tasks = ControlledTask.of(set, sets);
            return new Served(tasks, byControl(tasks));
        });
    }

    private Map<String, Set<String>> byControl(Map<String, ControlledTask> tasks) {
        Map<String, Set<String>> byControl = new LinkedHashMap<>();
        for (Control control : catalogue.controls()) {
            Set<String> serving = new LinkedHashSet<>();
            tasks.values().stream()
                    .filter(task -> task.controls().contains(control.id()))
                    .map(ControlledTask::id)
                    .sorted()
                    .forEach(serving::add);
            control.places().stream()
                    .filter(Control.Place::isGoneThrough)
                    .map(Control.Place::within)
                    .forEach(serving::add);
            byControl.put(control.id(), serving);
        }
        return byControl;
    }
}
