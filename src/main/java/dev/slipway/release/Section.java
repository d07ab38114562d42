package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One object of a document: its fields are asked for by name, and what nobody asked for is refused at the end. */
final class Section {

    private static final int MAX_ITEMS = 200;
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final ObjectNode node;
    private final String path;
    private final EvidenceReading reading;
    private final Set<String> asked = new HashSet<>();

    Section(ObjectNode node, String path, EvidenceReading reading) {
        this.node = node;
        this.path = path;
        this.reading = reading;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    boolean isEmptyList(String name) {
        return node.path(name).isArray() && node.path(name).isEmpty();
    }

    /** The names of all fields, where the names are data. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A required text; empty when it was refused. */
    String text(String name) {
        return required(name).flatMap(FieldValue::text).orElse("");
    }

    String optionalText(String name) {
        return optional(name).flatMap(FieldValue::text).orElse("");
    }

    String matching(String name, Pattern pattern, String rule) {
        String text = text(name);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) {
            refuse(name, rule, text, "Correct the value.");
        }
        return text;
    }

    String digest(String name) {
        return matching(name, DIGEST, "'sha256:' and 64 lower-case hex digits");
    }

    /** What a word of a closed list stands for; null when it was refused. */
    <T> @Nullable T word(String name, List<T> words, Function<T, String> id) {
        String text = text(name);
        Optional<T> found =
                words.stream().filter(word -> id.apply(word).equals(text)).findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            String known = String.join(", ", words.stream().map(id).toList());
            refuse(name, "one of " + known, text, "Use one of the listed words.");
        }
        return found.orElse(null);
    }

    /** Fields that only the schema looks at: people read them, no step does. */
    void mayHave(String... names) {
        asked.addAll(List.of(names));
    }

    double number(String name) {
        return required(name).flatMap(FieldValue::number).orElse(0.0);
    }

    boolean truth(String name) {
        return required(name).flatMap(FieldValue::truth).orElse(false);
    }

    @Nullable
    LocalDate optionalDate(String name) {
        String text = optionalText(name);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            refuse(name, "a date such as 2026-03-01", text, "Correct the date.");
            return null;
        }
    }

    List<String> texts(String name) {
        return items(name).stream().flatMap(item -> item.text().stream()).toList();
    }

    /** The objects of a list, each read completely by the given reader. */
    <T> List<T> sections(String name, Function<Section, Optional<T>> read) {
        return items(name).stream()
                .flatMap(item -> item.section().stream())
                .flatMap(section -> section.whole(read).stream())
                .toList();
    }

    /** As {@link #sections}, for a list that may be left out. */
    <T> List<T> optionalSections(String name, Function<Section, Optional<T>> read) {
        asked.add(name);
        return has(name) ? sections(name, read) : List.of();
    }

    /** An inner object, read completely. */
    <T> Optional<T> section(String name, Function<Section, Optional<T>> read) {
        return required(name).flatMap(FieldValue::section).flatMap(section -> section.whole(read));
    }

    /** Reads with the given reader, then refuses every field that it did not ask for. */
    <T> Optional<T> whole(Function<Section, Optional<T>> read) {
        Optional<T> result = read.apply(this);
        names().stream().filter(name -> !asked.contains(name)).forEach(this::refuseUnknown);
        return result;
    }

    void refuse(String name, String rule, String found, String remedy) {
        reading.refuseValue(at(name), rule, found, remedy);
    }

    private void refuseUnknown(String name) {
        String known = String.join(", ", asked.stream().sorted().toList());
        reading.refuse(
                "FIELD_UNKNOWN",
                at(name),
                "is not a field of this document; known here: " + known + ".",
                "Remove it or correct its name.");
    }

    private List<FieldValue> items(String name) {
        List<FieldValue> items = new ArrayList<>();
        Optional<JsonNode> list = required(name).flatMap(value -> value.list(MAX_ITEMS));
        if (list.isPresent()) {
            list.get().forEach(item -> items.add(new FieldValue(at(name) + "[" + items.size() + "]", item, reading)));
        }
        return items;
    }

    private Optional<FieldValue> required(String name) {
        if (!has(name)) {
            reading.refuse("FIELD_MISSING", at(name), "is required and missing.", "Add it.");
        }
        return optional(name);
    }

    private Optional<FieldValue> optional(String name) {
        asked.add(name);
        return has(name) ? Optional.of(new FieldValue(at(name), node.get(name), reading)) : Optional.empty();
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
