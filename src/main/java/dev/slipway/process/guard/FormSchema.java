package dev.slipway.process.guard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form, in order and flattened; a form without fields takes no value at all. */
record FormSchema(List<FormField> fields) {

    static final FormSchema NONE = new FormSchema(List.of());

    FormSchema {
        fields = List.copyOf(fields);
    }

    /** Names of the fields for people, by key, in the form's order. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        fields.forEach(field -> labels.put(field.key(), field.label()));
        return labels;
    }

    Optional<FormField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }
}
