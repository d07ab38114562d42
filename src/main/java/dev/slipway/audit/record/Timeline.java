package dev.slipway.audit.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells what happened, entry by entry. */
final class Timeline {

    /** Fields that a sentence, a form or the entry itself tells better. */
    private static final Set<String> TOLD = Set.of(
            "intent",
            "definition",
            "instance",
            "process",
            "taskId",
            "task",
            "activity",
            "values",
            "facts",
            "rules",
            "envelope",
            "key",
            "person",
            "role",
            "roles",
            "assignee",
            "calledBy",
            "mail",
            "notice",
            "security",
            "onBehalfOf",
            "endActivity",
            "state",
            "operationId",
            "baseDigest",
            "before");

    private static final int MOST_DECISIVE = 3;

    private final Places places;
    private final EntryWords words;
    private final Map<String, CompletedForm> forms;

    Timeline(Places places, EntryWords words, List<CompletedForm> forms) {
        this.places = places;
        this.words = words;
        this.forms = forms.stream().collect(Collectors.toMap(CompletedForm::taskId, Function.identity()));
    }

    /** An entry that does not say where it belongs stands where the one before it did. */
    List<Happening> of(List<Recorded> entries) {
        List<Happening> happenings = new ArrayList<>();
        String phase = "";
        for (Recorded entry : entries) {
            phase = places.processOf(entry).map(places::phase).orElse(phase);
            happenings.add(happening(entry, phase));
        }
        return List.copyOf(happenings);
    }

    private Happening happening(Recorded entry, String phase) {
        CompletedForm form = forms.get(FilledForms.id(entry));
        return form != null && form.sequence() == entry.sequence() ? filled(entry, phase, form) : told(entry, phase);
    }

    private Happening filled(Recorded entry, String phase, CompletedForm form) {
        return new Happening(
                entry.sequence(),
                entry.at(),
                Happening.Kind.PEOPLE,
                phase,
                entry.who(),
                entry.is("ProcessStarted") ? "Filled in the form that begins it." : words.sentence(entry),
                decisive(form),
                form.answers(),
                entry.type(),
                form.taskId(),
                Deviations.kind(entry).isPresent());
    }

    private Happening told(Recorded entry, String phase) {
        return new Happening(
                entry.sequence(),
                entry.at(),
                EntryWords.kind(entry),
                phase,
                entry.who(),
                words.sentence(entry),
                List.of(),
                details(entry),
                entry.type(),
                null,
                Deviations.kind(entry).isPresent());
    }

    /** A checklist has so many that none of them stands out. */
    private static List<Labelled> decisive(CompletedForm form) {
        List<Labelled> chosen = form.form() == null ? List.of() : CompletedForm.chosen(form.form());
        return chosen.size() <= MOST_DECISIVE ? chosen : List.of();
    }

    private static List<Labelled> details(Recorded entry) {
        if (entry.is("DecisionEvaluated")) {
            return outputs(entry);
        }
        return entry.payload().entrySet().stream()
                .filter(field -> !TOLD.contains(field.getKey()))
                .map(field -> new Labelled(Places.spaced(field.getKey()), entry.text(field.getKey())))
                .filter(field -> !field.value().isEmpty())
                .toList();
    }

    /** A list of answers would be longer than the story; the table itself shows which rows counted. */
    private static List<Labelled> outputs(Recorded entry) {
        return DecisionTables.outputs(entry).stream().limit(5).toList();
    }
}
