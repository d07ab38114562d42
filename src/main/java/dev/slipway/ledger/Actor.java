package dev.slipway.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who did it: a person, with the role in which they acted when it is known, or a service.
 *
 * @param id user id of the person or name of the service
 */
public record Actor(Kind kind, String id, @Nullable String role) {

    /** People answer for what they do; services do what a model or a timer says. */
    public enum Kind {
        PERSON("person"),
        SERVICE("service");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        private static Kind of(@Nullable Object word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("An actor's kind must be 'person' or 'service'; found '" + word + "'.");
        }
    }

    public Actor {
        Words.require("actor", id);
        if (role != null) {
            Words.require("role", role);
        }
    }

    public static Actor person(String id, @Nullable String role) {
        return new Actor(Kind.PERSON, id, role);
    }

    public static Actor service(String name) {
        return new Actor(Kind.SERVICE, name, null);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>(Map.of("kind", kind.word, "id", id));
        if (role != null) {
            document.put("role", role);
        }
        return document;
    }

    static Actor parse(Fields fields) {
        return new Actor(Kind.of(fields.text("kind")), fields.text("id"), fields.optionalText("role"));
    }
}
