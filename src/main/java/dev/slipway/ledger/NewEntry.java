package dev.slipway.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants recorded; place, link and time are added by the ledger.
 *
 * @param type what happened, a past participle such as {@code TaskCompleted}
 * @param schema version of the payload's form, from 1
 * @param subject what it happened to, such as the slug of a release
 * @param onBehalfOf for whom the actor acted, if not for themselves
 * @param payload plain JSON: texts, integers, booleans, nulls, lists, maps; other figures as decimal texts
 * @param digests what the entry refers to, each {@code sha256:<hex>}
 * @param key idempotency key: the same event has the same key however often it is reported
 */
public record NewEntry(
        String type,
        int schema,
        String subject,
        Actor actor,
        @Nullable String onBehalfOf,
        Map<String, Object> payload,
        List<String> digests,
        String key) {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]{1,63}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    public NewEntry {
        require(TYPE.matcher(type).matches(), "type", type, "a word such as TaskCompleted");
        require(schema >= 1, "schema", String.valueOf(schema), "1 or more");
        Words.require("subject", subject);
        Words.require("key", key);
        if (onBehalfOf != null) {
            Words.require("onBehalfOf", onBehalfOf);
        }
        digests.forEach(digest ->
                require(DIGEST.matcher(digest).matches(), "digest", digest, "'sha256:' and 64 lower-case hex digits"));
        payload = PlainJson.admit(payload);
        digests = List.copyOf(digests);
    }

    /** An entry of schema 1 that refers to no digest. */
    public static NewEntry of(String type, String subject, Actor actor, Map<String, ?> payload, String key) {
        return new NewEntry(type, 1, subject, actor, null, PlainJson.admit(payload), List.of(), key);
    }

    public NewEntry withDigests(List<String> others) {
        return new NewEntry(type, schema, subject, actor, onBehalfOf, payload, others, key);
    }

    public NewEntry onBehalfOf(String other) {
        return new NewEntry(type, schema, subject, actor, other, payload, digests, key);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new TreeMap<>(Map.of(
                "type", type,
                "schema", schema,
                "subject", subject,
                "actor", actor.document(),
                "payload", payload,
                "digests", digests,
                "key", key));
        if (onBehalfOf != null) {
            document.put("onBehalfOf", onBehalfOf);
        }
        return document;
    }

    static NewEntry parse(Fields fields) {
        return new NewEntry(
                fields.text("type"),
                Math.toIntExact(fields.integer("schema")),
                fields.text("subject"),
                Actor.parse(fields.fields("actor")),
                fields.optionalText("onBehalfOf"),
                fields.object("payload"),
                fields.texts("digests"),
                fields.text("key"));
    }

    private static void require(boolean held, String field, String value, String rule) {
        if (!held) {
            throw new IllegalArgumentException("An entry's " + field + " must be " + rule + "; found '" + value + "'.");
        }
    }
}
