package dev.slipway.process.record;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Under which names people stand in the ledger. Who is meant is kept beside the ledger, so that a person can be
 * forgotten while every entry stays as it was signed.
 */
@Component
public class Pseudonyms {

    /** What a pseudonym looks like, wherever it stands. */
    static final Pattern FORM = Pattern.compile("person-[0-9a-f]{16}");

    /** So long another node may still name a person who was forgotten here. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private static final int BYTES = 8;

    private final LedgerPersonTable table;
    private final Clock clock;
    private final Supplier<String> names;
    private Known known = new Known(Map.of(), Instant.MIN);

    @Autowired
    Pseudonyms(LedgerPersonTable table, Clock clock) {
        this(table, clock, randomNames());
    }

    Pseudonyms(LedgerPersonTable table, Clock clock, Supplier<String> names) {
        this.table = table;
        this.clock = clock;
        this.names = names;
    }

    /** Everybody who has a pseudonym, as it was read at that time. */
    record Known(Map<String, String> byPerson, Map<String, String> byPseudonym, Instant read) {

        Known(Map<String, String> byPerson, Instant read) {
            this(byPerson, inverse(byPerson), read);
        }

        private Known with(String person, String pseudonym) {
            Map<String, String> more = new TreeMap<>(byPerson);
            more.put(person, pseudonym);
            return new Known(more, read);
        }

        private static Map<String, String> inverse(Map<String, String> byPerson) {
            return byPerson.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
        }
    }

    synchronized Known known() {
        if (known.read().equals(Instant.MIN)
                || Duration.between(known.read(), clock.instant()).abs().compareTo(FRESH) > 0) {
            known = new Known(table.all(), clock.instant());
        }
        return known;
    }

    /** The text with names in the place of pseudonyms, as far as it is known who is meant. */
    public String named(String text) {
        Map<String, String> names = known().byPseudonym();
        return FORM.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
    }

    /** The person's pseudonym, if they have one. */
    public Optional<String> find(String person) {
        return Optional.ofNullable(known().byPerson().get(person));
    }

    /** The person's pseudonym, made when there is none. */
    public synchronized String of(String person) {
        String present = known().byPerson().get(person);
        if (present != null) {
            return present;
        }
        String made = table.add(person, names.get());
        known = known.with(person, made);
        return made;
    }

    /** Nobody can tell any more who is meant by the pseudonym, which is returned; empty for one who has none. */
    synchronized Optional<String> forget(String person) {
        Optional<String> pseudonym = table.of(person);
        table.remove(person);
        known = new Known(Map.of(), Instant.MIN);
        return pseudonym;
    }

    private static Supplier<String> randomNames() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            return "person-" + HexFormat.of().formatHex(bytes);
        };
    }
}
