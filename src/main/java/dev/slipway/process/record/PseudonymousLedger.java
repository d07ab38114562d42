package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerHead;
import dev.slipway.ledger.NewEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger whose stored bytes name people by pseudonyms only. Whoever reads its entries here meets them by their names
 * again, except in {@link Entry#text()}, which is what is stored, hashed and exported.
 */
final class PseudonymousLedger implements Ledger {

    private final Ledger stored;
    private final Pseudonyms pseudonyms;
    private final PersonalValues values;

    PseudonymousLedger(Ledger stored, Pseudonyms pseudonyms) {
        this.stored = stored;
        this.pseudonyms = pseudonyms;
        this.values = new PersonalValues(pseudonyms);
    }

    /** Pseudonyms are settled before the head is locked. */
    @Override
    public List<Long> append(List<NewEntry> entries) {
        entries.forEach(entry -> hidden(entry.actor()));
        return stored.append(entries.stream().map(this::hidden).toList());
    }

    @Override
    public Optional<Entry> entry(long sequence) {
        return stored.entry(sequence).map(this::shown);
    }

    @Override
    public List<Entry> entries(String subject) {
        return shown(stored.entries(subject));
    }

    @Override
    public List<Entry> entries(long from, int limit) {
        return shown(stored.entries(from, limit));
    }

    @Override
    public LedgerHead head() {
        return stored.head();
    }

    private NewEntry hidden(NewEntry entry) {
        return changed(
                entry,
                hidden(entry.actor()),
                entry.onBehalfOf() == null ? null : pseudonyms.of(entry.onBehalfOf()),
                values.hidden(entry.payload()));
    }

    private Actor hidden(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON ? Actor.person(pseudonyms.of(actor.id()), actor.role()) : actor;
    }

    private List<Entry> shown(List<Entry> entries) {
        return entries.stream().map(this::shown).toList();
    }

    private Entry shown(Entry entry) {
        return new Entry(entry.sequence(), entry.previous(), entry.time(), shown(entry.content()), entry.text());
    }

    private NewEntry shown(NewEntry entry) {
        Actor actor = entry.actor();
        return changed(
                entry,
                new Actor(actor.kind(), values.shown(actor.id()), actor.role()),
                entry.onBehalfOf() == null ? null : values.shown(entry.onBehalfOf()),
                values.shown(entry.payload()));
    }

    private static NewEntry changed(
            NewEntry entry, Actor actor, @Nullable String onBehalfOf, Map<String, Object> payload) {
        return new NewEntry(
                entry.type(),
                entry.schema(),
                entry.subject(),
                actor,
                onBehalfOf,
                payload,
                entry.digests(),
                entry.key());
    }
}
