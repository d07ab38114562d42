package dev.slipway.process.record;

import dev.slipway.release.Role;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts pseudonyms for people into a payload, and people for pseudonyms. What stands under a key for persons is a
 * person; in what people typed in and what decisions read, so is every word that is the name of a person whom the
 * ledger knows, unless a role is called so as well.
 */
final class PersonalValues {

    private static final String KEYS = "person|assignee|claimant|userId|requestedBy|requester|deployer|reporter"
            + "|executedBy|observedBy|readBy|reviewedBy|decidedBy|recipient|invited|byMail|otherwise";

    private static final Set<String> PERSONS = Set.of(KEYS.split("\\|"));
    private static final Set<String> TYPED_IN = Set.of("values", "inputs", "outputs");
    private static final Set<String> SERVICES = Set.of("slipway", EngineContext.ENGINE);

    private static final Pattern PERSON_IN_JSON =
            Pattern.compile("(\"(?:" + KEYS + ")\"\\s*:\\s*\")((?:[^\"\\\\]|\\\\.){1,300})(?=\")");

    private static final Pattern WORD = Pattern.compile("[\\p{Alnum}_@+-]+(?:\\.[\\p{Alnum}_@+-]+)*");

    private final Pseudonyms pseudonyms;

    PersonalValues(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** The payload as it may stand in the ledger for ever. */
    Map<String, Object> hidden(Map<String, Object> payload) {
        Map<String, Object> hidden = object(payload, this::underItsKey);
        TYPED_IN.forEach(key -> hidden.computeIfPresent(key, (same, value) -> value(key, value, this::wordByWord)));
        return hidden;
    }

    /** The payload as it was recorded, but for people who were forgotten since. */
    Map<String, Object> shown(Map<String, Object> payload) {
        Pseudonyms.Known known = pseudonyms.known();
        return object(payload, (key, text) -> shown(text, known));
    }

    String shown(String text) {
        return shown(text, pseudonyms.known());
    }

    private static String shown(String text, Pseudonyms.Known known) {
        return Pseudonyms.FORM
                .matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(known.byPseudonym().getOrDefault(found.group(), found.group())));
    }

    private String underItsKey(String key, String text) {
        return PERSONS.contains(key) ? person(text) : text;
    }

    private String wordByWord(String key, String text) {
        String named = PERSON_IN_JSON
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + person(found.group(2))));
        return WORD.matcher(named).replaceAll(found -> Matcher.quoteReplacement(known(found.group())));
    }

    private String person(String name) {
        boolean nobody = name.isBlank()
                || SERVICES.contains(name)
                || Pseudonyms.FORM.matcher(name).matches();
        return nobody ? name : pseudonyms.of(name);
    }

    private String known(String word) {
        return Role.of(word).isPresent() ? word : pseudonyms.known().byPerson().getOrDefault(word, word);
    }

    /** Says what a text under a key becomes; items of a list stand under the list's key. */
    private interface Change {
        String of(String key, String text);
    }

    @SuppressWarnings("NullAway") // a JSON object may hold nulls
    private static Map<String, Object> object(Map<?, ?> values, Change change) {
        Map<String, Object> changed = new TreeMap<>();
        values.forEach((key, value) -> changed.put((String) key, value((String) key, value, change)));
        return changed;
    }

    private static @Nullable Object value(String key, @Nullable Object value, Change change) {
        if (value instanceof String text) {
            return change.of(key, text);
        } else if (value instanceof Map<?, ?> map) {
            return object(map, change);
        } else if (value instanceof Iterable<?> items) {
            return list(key, items.iterator(), change);
        }
        return value;
    }

    private static List<@Nullable Object> list(String key, Iterator<?> items, Change change) {
        List<@Nullable Object> changed = new ArrayList<>();
        items.forEachRemaining(item -> changed.add(value(key, item, change)));
        return changed;
    }
}
