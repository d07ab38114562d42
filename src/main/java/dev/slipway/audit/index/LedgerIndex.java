package dev.slipway.audit.index;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries every projection along with the ledger; several nodes take turns. */
public class LedgerIndex {

    private static final Logger log = LoggerFactory.getLogger(LedgerIndex.class);

    private static final int SLICE = 500;

    /** So long a page waits for what was recorded a moment ago; after that it says how far it has come. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Ledger stored;
    private final List<Projection> projections;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String shape;
    private volatile boolean settled;

    /** @param stored the ledger as it is stored, with people under their pseudonyms */
    LedgerIndex(
            Ledger stored,
            List<Projection> projections,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.stored = stored;
        this.projections = List.copyOf(projections);
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.shape = projections.stream().map(Projection::shape).sorted().collect(Collectors.joining(" "));
    }

    /**
     * How far the tables have come.
     *
     * @param read so many entries of the ledger are in the tables
     * @param size so many there are
     */
    public record Progress(long read, long size) {

        public boolean complete() {
            return read >= size;
        }
    }

    /**
     * Brings the tables up to the end of the ledger, or as far as it gets before the reader should have an answer; what
     * keeps them from it is no reason to show nothing, as long as the reader is told how far they are.
     */
    public Progress catchUp() {
        Instant last = clock.instant().plus(PATIENCE);
        try {
            Progress progress = slice();
            while (!progress.complete() && clock.instant().isBefore(last)) {
                progress = slice();
            }
            return progress;
        } catch (RuntimeException failure) {
            warn(failure);
            return progress();
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void follow() {
        try {
            while (!slice().complete()) {
                log.debug("The auditor's tables follow the ledger.");
            }
        } catch (RuntimeException failure) {
            warn(failure);
        }
    }

    private static void warn(RuntimeException failure) {
        log.warn("The auditor's tables do not follow the ledger; they are tried again.", failure);
    }

    private Progress slice() {
        Progress before = progress();
        return before.complete() ? before : Objects.requireNonNull(transaction.execute(status -> next()));
    }

    private Progress next() {
        Place place = ownPlace();
        List<Entry> entries = stored.entries(place.next(), SLICE);
        projections.forEach(projection -> projection.apply(entries));
        long read = place.next() + entries.size();
        jdbc.sql("update audit_position set next_seq = ?, shape = ? where id = 1")
                .params(read, shape)
                .update();
        return new Progress(read, Math.max(read, stored.head().size()));
    }

    /** How far the tables are, without waiting for anybody who fills them. */
    public Progress progress() {
        Place place = place("");
        return new Progress(
                place.shape().equals(shape) ? place.next() : 0, stored.head().size());
    }

    private record Place(long next, String shape) {}

    /**
     * Tables of another shape than this program's are made anew, once: when a node of another version began after this
     * one, the two would else take turns in making them anew.
     */
    private Place ownPlace() {
        Place place = place(" for update");
        if (place.shape().equals(shape)) {
            settled = true;
            return place;
        }
        if (settled) {
            throw new IllegalStateException(
                    "A node of another version made the auditor's tables anew; run one version on all nodes.");
        }
        log.info("The auditor's tables are made anew from the ledger.");
        projections.forEach(Projection::clear);
        return new Place(0, shape);
    }

    private Place place(String lock) {
        return jdbc.sql("select next_seq, shape from audit_position where id = 1" + lock)
                .query((row, number) -> new Place(row.getLong(1), row.getString(2)))
                .single();
    }
}
