package dev.slipway.audit.record;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.history.ReleaseHistory;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the record of a release together, from the ledger and from what the ledger points to. */
@Component
public class ReleaseRecords {

    private final Ledger ledger;
    private final ReleaseHistory history;
    private final RoundParts rounds;
    private final EvidenceParts evidence;

    ReleaseRecords(Ledger ledger, ReleaseHistory history, RoundParts rounds, EvidenceParts evidence) {
        this.ledger = ledger;
        this.history = history;
        this.rounds = rounds;
        this.evidence = evidence;
    }

    /** Everything at once; empty for a release of which the ledger knows nothing. */
    public Optional<ReleaseRecord> whole(String slug) {
        return read(slug).map(ReleaseReading::whole);
    }

    /** Everything that stands among so many first entries of the ledger. */
    public Optional<ReleaseRecord> whole(String slug, long size) {
        List<Entry> entries = ledger.entries(slug).stream()
                .filter(entry -> entry.sequence() < size)
                .toList();
        return read(slug, entries).map(ReleaseReading::whole);
    }

    /** For those who want a part only. */
    Optional<ReleaseReading> read(String slug) {
        return read(slug, ledger.entries(slug));
    }

    private Optional<ReleaseReading> read(String slug, List<Entry> entries) {
        return release(slug)
                .filter(release -> !entries.isEmpty())
                .map(release -> new ReleaseReading(release, entries, history, rounds, evidence));
    }

    static Optional<ReleaseId> release(String slug) {
        try {
            return Optional.of(ReleaseId.parse(slug));
        } catch (IllegalArgumentException noSlug) {
            return Optional.empty();
        }
    }
}
