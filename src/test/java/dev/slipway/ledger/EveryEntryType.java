package dev.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Of each type of entry that an application wrote, every field changed, one at a time, with leaf hash and row made to fit
 * (attack 21 of the ledger's list).
 */
public final class EveryEntryType {

    private final Set<String> types = new TreeSet<>();
    private final Rereading sound = new Rereading();

    private EveryEntryType() {}

    /**
     * @param entries a ledger from its beginning
     * @return the types that were tried
     */
    public static Set<String> changed(List<Entry> entries) throws IOException {
        EveryEntryType every = new EveryEntryType();
        for (int i = 0; i < entries.size() - 1; i++) {
            Entry entry = entries.get(i);
            if (every.types.add(entry.content().type())) {
                every.tryFields(entry, entries.get(i + 1));
            }
            every.sound.next(row(entry.bytes(), entry));
        }
        assertThat(every.sound.verdict().flaw()).isNull();
        return every.types;
    }

    private void tryFields(Entry entry, Entry next) throws IOException {
        for (byte[] forged : ChangedFields.of(entry.bytes())) {
            Rereading reading = sound.copy();
            reading.next(row(forged, entry));
            reading.next(row(next.bytes(), next));
            assertThat(reading.verdict().flaw())
                    .as(new String(forged, StandardCharsets.UTF_8))
                    .isNotNull();
        }
    }

    /** As somebody with the database in his hands would write it. */
    private static EntryRow row(byte[] body, Entry entry) {
        NewEntry says = content(body, entry);
        return new EntryRow(entry.sequence(), Sha256.hex(Frontier.leafHash(body)), says.key(), says.subject(), body);
    }

    private static NewEntry content(byte[] body, Entry otherwise) {
        try {
            return Entry.parse(body).content();
        } catch (IllegalArgumentException noEntry) {
            return otherwise.content();
        }
    }
}
