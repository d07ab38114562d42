package dev.slipway.audit.mining;

import java.util.List;
import java.util.Locale;

/** The types of things that events are about, with what is told of each. */
enum Kind {
    RELEASE(
            new Attribute("version", "string"),
            new Attribute("attempt", "integer"),
            new Attribute("type", "string"),
            new Attribute("urgent", "boolean"),
            new Attribute("risk tier", "string"),
            new Attribute("substantial modification", "boolean"),
            new Attribute("outcome", "string")),
    SYSTEM,
    ENVIRONMENT,
    PERSON,
    ROLE,
    TASK(new Attribute("activity", "string")),
    PROCESS_RUN(new Attribute("process", "string")),
    MODEL_VERSION(new Attribute("model", "string")),
    COMPONENT(
            new Attribute("kind", "string"),
            new Attribute("name", "string"),
            new Attribute("version", "string"),
            new Attribute("digest", "string")),
    FILE(new Attribute("digest", "string")),
    /** Whatever else has entries of its own: a drill, an exception, the ledger itself. */
    MATTER;

    private final List<Attribute> attributes;

    Kind(Attribute... attributes) {
        this.attributes = List.of(attributes);
    }

    /** One value, by the name and the type that the standard has for it. */
    record Attribute(String name, String type) {}

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /** Unlike the id of anything else. */
    String id(String name) {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ":" + name;
    }
}
