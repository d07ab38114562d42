package dev.slipway.audit.record;

import dev.slipway.process.history.FilledForm;
import dev.slipway.process.history.ReleaseHistory;
import dev.slipway.process.history.SeenForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every form that people filled in for a release, as they saw it. */
final class FilledForms {

    private final ReleaseHistory history;
    private final Places places;
    private final List<Recorded> filled;

    FilledForms(ReleaseHistory history, Places places, List<Recorded> entries) {
        this.history = history;
        this.places = places;
        this.filled = entries.stream().filter(FilledForms::isFilled).toList();
    }

    /** A completed task, or a start by a person. */
    private static boolean isFilled(Recorded entry) {
        return entry.is("TaskCompleted")
                || entry.is("ProcessStarted")
                        && entry.who().person()
                        && !entry.map("values").isEmpty();
    }

    List<CompletedForm> all() {
        return drawn(filled);
    }

    Optional<CompletedForm> one(String id) {
        return drawn(filled.stream().filter(entry -> id(entry).equals(id)).toList()).stream()
                .findFirst();
    }

    private List<CompletedForm> drawn(List<Recorded> entries) {
        Map<String, SeenForm> forms =
                history.forms(entries.stream().map(this::form).toList());
        return entries.stream()
                .map(entry -> completed(entry, forms.get(id(entry))))
                .toList();
    }

    /** Of the task, or of the process that was started. */
    static String id(Recorded entry) {
        return entry.is("TaskCompleted") ? entry.raw("taskId") : entry.raw("instance");
    }

    private FilledForm form(Recorded entry) {
        boolean task = entry.is("TaskCompleted");
        return new FilledForm(
                id(entry),
                entry.raw("definition"),
                task ? places.instanceOfTask(id(entry)) : id(entry),
                task ? entry.raw("task") : null,
                entry.map("values"));
    }

    private CompletedForm completed(Recorded entry, @Nullable SeenForm form) {
        String definition = entry.raw("definition");
        return new CompletedForm(
                id(entry),
                entry.sequence(),
                entry.is("TaskCompleted")
                        ? places.title(definition, entry.raw("task"))
                        : "Start of " + places.process(definition),
                places.process(definition),
                entry.who(),
                entry.at(),
                form,
                form == null ? recorded(entry) : CompletedForm.answered(form));
    }

    /** Under the names that they were stored by, since nobody can tell any more how the form called them. */
    private static List<Labelled> recorded(Recorded entry) {
        return new TreeMap<>(entry.map("values"))
                .entrySet().stream()
                        .filter(value -> value.getValue() != null)
                        .map(value -> new Labelled(Places.spaced(value.getKey()), Recorded.words(value.getValue())))
                        .toList();
    }
}
