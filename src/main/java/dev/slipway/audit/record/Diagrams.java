package dev.slipway.audit.record;

import dev.slipway.audit.record.Diagram.Run;
import dev.slipway.audit.record.Diagram.Step;
import dev.slipway.process.history.ProcessModel;
import dev.slipway.process.history.ProcessModel.Arrow;
import dev.slipway.process.history.ProcessRun;
import dev.slipway.process.history.ProcessRun.WalkedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The models that ran for a release, with what was walked in them. */
final class Diagrams {

    private final Places places;
    private final Map<String, ProcessRun> runs;

    Diagrams(Places places) {
        this.places = places;
        this.runs = places.runs().stream().collect(Collectors.toMap(ProcessRun::id, Function.identity()));
    }

    /** In the order in which they ran first. */
    List<Diagram> all() {
        Map<String, List<ProcessRun>> byModel = places.runs().stream()
                .collect(Collectors.groupingBy(ProcessRun::definition, LinkedHashMap::new, Collectors.toList()));
        return byModel.entrySet().stream()
                .flatMap(model -> places.model(model.getKey()).stream().map(found -> diagram(found, model.getValue())))
                .toList();
    }

    private Diagram diagram(ProcessModel model, List<ProcessRun> ran) {
        return new Diagram(
                model.definition(),
                model.key(),
                model.name(),
                model.version(),
                model.tag(),
                ran.stream().map(this::run).toList(),
                steps(model, ran),
                List.copyOf(flows(model, ran)),
                model.xml());
    }

    private Run run(ProcessRun run) {
        ProcessRun caller = run.calledBy() == null ? null : runs.get(run.calledBy());
        return new Run(
                run.id(),
                caller == null ? null : places.process(caller.definition()),
                run.startedAt(),
                run.endedAt(),
                state(run.state()));
    }

    private static String state(String state) {
        return switch (state) {
            case "ACTIVE" -> "under way";
            case "COMPLETED" -> "ended";
            case "SUSPENDED" -> "suspended";
            default -> "broken off";
        };
    }

    private static List<Step> steps(ProcessModel model, List<ProcessRun> ran) {
        Map<String, List<WalkedStep>> reached = ran.stream()
                .flatMap(run -> run.steps().stream())
                .filter(step -> model.titles().containsKey(step.activity()))
                .collect(Collectors.groupingBy(WalkedStep::activity, LinkedHashMap::new, Collectors.toList()));
        return reached.values().stream()
                .map(visits -> step(model, visits))
                .sorted(Comparator.comparing(Step::first))
                .toList();
    }

    private static Step step(ProcessModel model, List<WalkedStep> visits) {
        WalkedStep one = visits.get(0);
        boolean waiting = visits.stream().anyMatch(visit -> visit.endedAt() == null);
        return new Step(
                one.activity(),
                title(model, one.activity()),
                one.kind(),
                visits.size(),
                (int) visits.stream().filter(WalkedStep::cancelled).count(),
                (int) visits.stream().filter(visit -> visit.endedAt() == null).count(),
                visits.stream()
                        .map(WalkedStep::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                waiting ? null : last(visits),
                visits.stream().mapToLong(Diagrams::millis).sum());
    }

    /** What has no name on the diagram is called by what it is. */
    private static String title(ProcessModel model, String activity) {
        String title = model.titles().getOrDefault(activity, activity);
        return title.equals(activity) ? Places.spaced(activity.replaceAll("^[A-Za-z]+_", "")) : title;
    }

    private static @Nullable Instant last(List<WalkedStep> visits) {
        return visits.stream()
                .map(WalkedStep::endedAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static long millis(WalkedStep visit) {
        return visit.endedAt() == null
                ? 0
                : Duration.between(visit.startedAt(), visit.endedAt()).toMillis();
    }

    /**
     * The engine keeps no arrows. The one that led to a step is the one from the step that ended last before it began,
     * of those from which an arrow leads there; where two lead from the same element, either may have been taken.
     */
    private static Set<String> flows(ProcessModel model, List<ProcessRun> ran) {
        Set<String> flows = new TreeSet<>();
        ran.forEach(run -> flows.addAll(walked(model, run.steps())));
        return flows;
    }

    static Set<String> walked(ProcessModel model, List<WalkedStep> steps) {
        Set<String> walked = new TreeSet<>();
        IntStream.range(0, steps.size())
                .mapToObj(at -> arrows(model, steps, at))
                .forEach(walked::addAll);
        return walked;
    }

    private static List<String> arrows(ProcessModel model, List<WalkedStep> steps, int at) {
        WalkedStep reached = steps.get(at);
        Map<String, List<String>> sources = model.arrows().stream()
                .filter(arrow -> arrow.to().equals(reached.activity()))
                .collect(Collectors.groupingBy(Arrow::from, Collectors.mapping(Arrow::id, Collectors.toList())));
        return IntStream.range(0, at)
                .filter(before -> sources.containsKey(steps.get(before).activity()))
                .mapToObj(steps::get)
                .filter(before -> before.endedAt() != null && !before.cancelled())
                .filter(before -> !ended(before).isAfter(reached.startedAt()))
                .reduce((one, other) -> ended(one).isAfter(ended(other)) ? one : other)
                .map(before -> sources.getOrDefault(before.activity(), List.of()))
                .orElse(List.of());
    }

    private static Instant ended(WalkedStep step) {
        return Objects.requireNonNull(step.endedAt());
    }
}
