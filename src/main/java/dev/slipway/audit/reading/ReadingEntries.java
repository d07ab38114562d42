package dev.slipway.audit.reading;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.history.LedgerPeople;
import dev.slipway.release.Digests;
import dev.slipway.release.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts down that somebody read something. The subject is the reading, not the release: what is handed out as the record
 * of a release must not change because somebody looked at it.
 */
class ReadingEntries {

    private static final String TYPE = "RecordRead";
    private static final String SUBJECT = "reading";

    private final Ledger ledger;
    private final LedgerPeople people;
    private final TransactionTemplate transaction;

    ReadingEntries(Ledger ledger, LedgerPeople people, TransactionTemplate transaction) {
        this.ledger = ledger;
        this.people = people;
        this.transaction = transaction;
    }

    /**
     * Once for the same reader, the same record and the same hour, whichever node is asked.
     *
     * @param release slug of the release, or null when it is the record of none
     * @param page what was opened, or null where the release says enough
     */
    void record(String reader, @Nullable String release, @Nullable String page, Instant hour) {
        NewEntry entry = NewEntry.of(
                TYPE,
                release == null ? SUBJECT : SUBJECT + ":" + release,
                Actor.person(reader, Role.AUDITOR.id()),
                payload(release, page, hour),
                key(reader, release, page, hour));
        transaction.executeWithoutResult(status -> ledger.append(List.of(entry)));
    }

    private static Map<String, Object> payload(@Nullable String release, @Nullable String page, Instant hour) {
        Map<String, Object> payload = new TreeMap<>(Map.of("hour", hour.toString()));
        if (release != null) {
            payload.put("release", release);
        }
        if (page != null) {
            payload.put("page", page);
        }
        return payload;
    }

    /** A key is stored as it is, so it names nobody; and an address may be longer than a key. */
    private String key(String reader, @Nullable String release, @Nullable String page, Instant hour) {
        return "read:" + people.pseudonymOf(reader) + ":" + hour + ":" + Digests.of(release + " " + page);
    }
}
