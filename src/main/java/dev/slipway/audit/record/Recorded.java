package dev.slipway.audit.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger, with its payload in words. */
record Recorded(Entry entry) {

    private static final Set<String> ROLES = Set.of("role", "roles", "owner", "approvers");

    /** Fields that name a person whose act a service wrote down, the one who did it first. */
    private static final List<String> TOLD =
            List.of("person", "requester", "decidedBy", "executedBy", "readBy", "reviewedBy");

    String type() {
        return entry.content().type();
    }

    boolean is(String... types) {
        return List.of(types).contains(type());
    }

    long sequence() {
        return entry.sequence();
    }

    Instant at() {
        return entry.time();
    }

    Map<String, Object> payload() {
        return entry.content().payload();
    }

    @Nullable
    Object value(String name) {
        return payload().get(name);
    }

    /** The field in words, roles by their titles; empty when there is none. */
    String text(String name) {
        return words(name, value(name));
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(value(name));
    }

    List<?> list(String name) {
        return value(name) instanceof List<?> list ? list : List.of();
    }

    @SuppressWarnings("unchecked") // plain JSON has texts as names
    Map<String, Object> map(String name) {
        return value(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    /** A value as people read it: lists one behind the other. */
    static String words(@Nullable Object value) {
        return words("", value);
    }

    /** A person may be called like a role, so only fields that hold roles are given their titles. */
    static String words(String name, @Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof List<?> list) {
            return list.stream().map(item -> words(name, item)).collect(Collectors.joining("; "));
        } else if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(field -> field.getKey() + ": " + words(String.valueOf(field.getKey()), field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        String text = value.toString();
        return ROLES.contains(name) ? Role.of(text).map(Role::title).orElse(text) : text;
    }

    /** Whoever did it; where a service wrote down what a person did, that person. */
    Who who() {
        Actor actor = entry.content().actor();
        String behalf = Objects.requireNonNullElse(entry.content().onBehalfOf(), raw("onBehalfOf"));
        String told = actor.kind() == Actor.Kind.SERVICE ? told() : "";
        String id = told.isEmpty() ? actor.id() : told;
        return new Who(
                id,
                !told.isEmpty() || actor.kind() == Actor.Kind.PERSON,
                role(actor),
                behalf.isEmpty() || behalf.equals(id) ? null : behalf);
    }

    private String told() {
        return TOLD.stream()
                .map(this::raw)
                .filter(name -> !name.isEmpty() && !name.equals("slipway"))
                .findFirst()
                .orElse("");
    }

    private @Nullable String role(Actor actor) {
        String role = Objects.requireNonNullElse(actor.role(), raw("role"));
        String single = role.isEmpty() && list("roles").size() == 1
                ? String.valueOf(list("roles").get(0))
                : role;
        return single.isEmpty() ? null : words("role", single);
    }

    /** The field as it is stored, when it is a text. */
    String raw(String name) {
        return value(name) instanceof String text ? text : "";
    }
}
