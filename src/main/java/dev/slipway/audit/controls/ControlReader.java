package dev.slipway.audit.controls;

import dev.slipway.audit.words.Outcome;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Controls as they are shown: what, since when, where, and with which evidence; people by name. */
final class ControlReader {

    private final ControlCatalogue catalogue;
    private final ControlPlaces places;
    private final Demands demands;
    private final Reasons reasons;
    private final Standings standings;
    private final UnaryOperator<String> named;
    private final Clock clock;

    /** @param named puts names in the place of pseudonyms */
    ControlReader(
            ControlCatalogue catalogue,
            ControlPlaces places,
            Demands demands,
            Standings standings,
            UnaryOperator<String> named,
            Clock clock) {
        this.catalogue = catalogue;
        this.places = places;
        this.demands = demands;
        this.reasons = new Reasons(demands);
        this.standings = standings;
        this.named = named;
        this.clock = clock;
    }

    /**
     * A control in a list.
     *
     * @param tasks so many tasks of the models in force serve it
     * @param gaps so many releases of the period have a gap; one more than a thousand stands for all beyond
     */
    record Listed(
            String id,
            String title,
            String source,
            String derivedFrom,
            String asks,
            List<Dated> applies,
            int tasks,
            int gaps) {}

    /** @param already whether it applies today */
    record Dated(LocalDate from, String what, boolean already) {}

    /** A task that serves a control, and when a release has to go through it. */
    record Implemented(String file, String id, String title, String step, String demanded) {}

    /** One control with all its places. */
    record Whole(Listed control, List<Implemented> tasks, List<Control.Place> others) {}

    /** What a release left as evidence. */
    record Evidence(String task, String title, Instant at, String by, String role, long entry) {}

    /** What a release lacks for one reason, gaps first. */
    record Lack(boolean gap, String reason, List<String> tasks) {}

    /** @param outcome null while it is under way */
    record Release(
            String slug, Instant requestedAt, @Nullable String outcome, List<Lack> lacks, List<Evidence> evidence) {}

    /** @param next what the next part begins after; null at the end */
    record Part(List<Release> releases, @Nullable String next) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    List<Listed> all(Period period) {
        return catalogue.controls().stream()
                .map(control -> listed(control, period))
                .toList();
    }

    Whole whole(Control control, Period period) {
        return new Whole(
                listed(control, period),
                places.inForce(control).stream().map(this::implemented).toList(),
                control.places().stream()
                        .filter(place -> !place.isGoneThrough())
                        .toList());
    }

    ControlCatalogue catalogue() {
        return catalogue;
    }

    Part releases(Control control, Show show, Period period, Standings.@Nullable Place before) {
        List<Standings.Stands> found = standings.page(control.id(), show, period, before);
        List<Standings.Stands> shown = found.subList(0, Math.min(found.size(), Standings.PAGE));
        List<String> subjects = shown.stream().map(Standings.Stands::subject).toList();
        Map<String, ControlCase> cases = standings.cases(subjects);
        Map<String, List<Standings.Went>> went = standings.went(subjects);
        Map<String, String> titles = titles(control);
        List<Release> releases = shown.stream()
                .map(stands -> release(
                        stands,
                        cases.get(stands.subject()),
                        went.getOrDefault(stands.subject(), List.of()),
                        control,
                        titles))
                .toList();
        String next = found.size() > Standings.PAGE ? place(shown.get(shown.size() - 1)) : null;
        return new Part(releases, next);
    }

    private static String place(Standings.Stands last) {
        return new Standings.Place(last.requestedAt(), last.subject()).toString();
    }

    private Release release(
            Standings.Stands stands,
            @Nullable ControlCase release,
            List<Standings.Went> went,
            Control control,
            Map<String, String> titles) {
        String definition = release == null || release.definition() == null ? "" : release.definition();
        Set<String> serving = places.of(definition).getOrDefault(control.id(), Set.of());
        String outcome = release == null ? null : release.outcome();
        return new Release(
                stands.subject(),
                stands.requestedAt(),
                outcome == null ? null : Outcome.titleOf(outcome),
                lacks(stands.missing(), outcome, titles),
                went.stream()
                        .filter(one ->
                                serving.contains(one.task()) && one.state().equals(TaskState.DONE.name()))
                        .map(one -> evidence(one, titles))
                        .toList());
    }

    private List<Lack> lacks(List<Missing> missing, @Nullable String outcome, Map<String, String> titles) {
        Map<String, List<Missing>> byReason = missing.stream()
                .collect(Collectors.groupingBy(one -> reasons.of(one, outcome), TreeMap::new, Collectors.toList()));
        return byReason.entrySet().stream()
                .map(reason -> new Lack(
                        reason.getValue().get(0).why().isGap(),
                        reason.getKey(),
                        reason.getValue().stream()
                                .map(one -> titles.getOrDefault(one.task(), one.task()))
                                .toList()))
                .sorted(Comparator.comparing(lack -> !lack.gap()))
                .toList();
    }

    private Evidence evidence(Standings.Went one, Map<String, String> titles) {
        return new Evidence(
                one.task(),
                titles.getOrDefault(one.task(), one.task()),
                one.at(),
                named.apply(one.person()),
                Role.of(one.role()).map(Role::title).orElse(one.role()),
                one.entry());
    }

    private Map<String, String> titles(Control control) {
        return places.inForce(control).stream()
                .collect(Collectors.toMap(ControlledTask::id, ControlledTask::title, (one, other) -> one));
    }

    private Implemented implemented(ControlledTask task) {
        return new Implemented(task.file(), task.id(), task.title(), task.step(), demanded(demands.of(task.id())));
    }

    private static String demanded(Demands.Demand demand) {
        return switch (demand.kind()) {
            case ALWAYS -> "every release, " + by(demand);
            case ROUTE -> "every release, " + by(demand) + ", unless " + demand.words();
            case SECTION -> "every release, " + by(demand) + ", unless an approved exception puts it off";
            case IF, BACK, WHEN, BESIDE -> demand.words();
        };
    }

    private static String by(Demands.Demand demand) {
        return switch (demand.by()) {
            case START -> "before its rollout begins";
            case LIVE -> "before it serves all traffic";
            case CLOSE -> "before it is closed";
        };
    }

    private Listed listed(Control control, Period period) {
        LocalDate today = today();
        return new Listed(
                control.id(),
                control.title(),
                control.source().title(),
                control.derivedFrom(),
                control.asks(),
                catalogue.datesOf(control).stream()
                        .map(date ->
                                new Dated(date.from(), date.what(), !date.from().isAfter(today)))
                        .toList(),
                places.inForce(control).size(),
                standings.gaps(control.id(), period));
    }
}
