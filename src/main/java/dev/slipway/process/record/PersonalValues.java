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
            + "|executedBy|observedBy|readBy|handedInBy|reviewedBy|decidedBy|holder|delegate|onBehalfOf"
            + "|recipient|invited|byMail|otherwise";

    private static final Set<String> PERSONS = Set.of(KEYS.split("\\|"));

    /** What people typed in, or what was put together from it. */
    private static final Set<String> TYPED_IN =
            Set.of("values", "inputs", "outputs", "agenda", "text", "reason", "comment", "why", "message");

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
        return object(payload, new Hidden(false));
    }

    /** The payload as it was recorded, but for people who were forgotten since. */
    Map<String, Object> shown(Map<String, Object> payload) {
        return object(payload, (key, text) -> pseudonyms.named(text));
    }

    String shown(String text) {
        return pseudonyms.named(text);
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

        /** The change of all that stands below this key. */
        default Change below(String key) {
            return this;
        }
    }

    /** Puts pseudonyms; below a key of what was typed in, word by word. */
    private final class Hidden implements Change {

        private final boolean typedIn;

        Hidden(boolean typedIn) {
            this.typedIn = typedIn;
        }

        @Override
        public Change below(String key) {
            return typedIn || !TYPED_IN.contains(key) ? this : new Hidden(true);
        }

        @Override
        public String of(String key, String text) {
            if (PERSONS.contains(key)) {
                return person(text);
            }
            return typedIn ? wordByWord(text) : text;
        }

        private String wordByWord(String text) {
            String named = PERSON_IN_JSON
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + person(found.group(2))));
            return WORD.matcher(named).replaceAll(found -> Matcher.quoteReplacement(known(found.group())));
        }
    }

    @SuppressWarnings("NullAway") // a JSON object may hold nulls
    private static Map<String, Object> object(Map<?, ?> values, Change change) {
        Map<String, Object> changed = new TreeMap<>();
        values.forEach(
                (key, value) -> changed.put((String) key, value((String) key, value, change.below((String) key))));
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
