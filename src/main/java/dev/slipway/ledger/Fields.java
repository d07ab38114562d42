package dev.slipway.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a parsed document and says which one is not of its kind. */
record Fields(Map<String, Object> document) {

    String text(String name) {
        return of(String.class, name);
    }

    @Nullable
    String optionalText(String name) {
        return document.containsKey(name) ? text(name) : null;
    }

    long integer(String name) {
        return of(Long.class, name);
    }

    Fields fields(String name) {
        return new Fields(object(name));
    }

    @SuppressWarnings("unchecked") // plain JSON has texts as names
    Map<String, Object> object(String name) {
        return (Map<String, Object>) of(Map.class, name);
    }

    List<String> texts(String name) {
        return ((List<?>) of(List.class, name)).stream().map(String.class::cast).toList();
    }

    private <T> T of(Class<T> kind, String name) {
        Object value = document.get(name);
        if (!kind.isInstance(value)) {
            throw new IllegalArgumentException("The field '" + name + "' of an entry must be a " + kind.getSimpleName()
                    + "; found '" + value + "'.");
        }
        return kind.cast(value);
    }
}
