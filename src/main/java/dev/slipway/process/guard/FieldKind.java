package dev.slipway.process.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** What kind of value a field takes, and in which of the engine's types it may arrive. */
enum FieldKind {
    TEXT("text", String.class),
    CHOICE("one of its options as text", String.class),
    MOMENT("a date or time as ISO text", String.class),
    FLAG("true or false", Boolean.class),
    NUMBER("a number", Integer.class, Long.class, Double.class),
    CHOICES("a list of its options, of type Json", List.class);

    private static final Set<String> SCALARS = Set.of("string", "boolean", "integer", "long", "double", "null");

    private final String words;
    private final Set<Class<?>> classes;

    FieldKind(String words, Class<?>... classes) {
        this.words = words;
        this.classes = Set.of(classes);
    }

    /** The plain value, null when empty. */
    @Nullable
    Object read(TypedValue sent) {
        if (sent.isTransient()) {
            throw wrong("a transient value, which would not be kept");
        }
        ValueType type = sent.getType();
        if (this == CHOICES && type != null && "json".equals(type.getName())) {
            return readList(sent);
        }
        if (type != null && !SCALARS.contains(type.getName())) {
            throw wrong("a value of type '" + type.getName() + "'");
        }
        return checked(sent.getValue());
    }

    /** What a field that was shown but not sent means; a box that nobody ticked is a no. */
    @Nullable
    Object absent() {
        return this == FLAG ? Boolean.FALSE : null;
    }

    private @Nullable Object checked(@Nullable Object value) {
        if (value == null || (value.equals("") && (this == TEXT || this == MOMENT))) {
            return null;
        }
        if (!classes.contains(value.getClass()) || (value instanceof Double number && !Double.isFinite(number))) {
            throw wrong("'" + Quoted.of(value) + "' of type " + value.getClass().getSimpleName());
        }
        return value;
    }

    private @Nullable Object readList(TypedValue sent) {
        JsonNode json = Json.of(sent);
        if (json.isNull()) {
            return null;
        }
        List<JsonNode> items = StreamSupport.stream(json.spliterator(), false).toList();
        if (!json.isArray() || !items.stream().allMatch(JsonNode::isTextual)) {
            throw wrong("'" + Quoted.of(json) + "'");
        }
        return items.isEmpty() ? null : items.stream().map(JsonNode::textValue).toList();
    }

    private WrongKind wrong(String found) {
        return new WrongKind("must be " + words + ", found " + found);
    }

    /** A value of another kind than its field takes. */
    static final class WrongKind extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WrongKind(String text) {
            super(text);
        }
    }
}
