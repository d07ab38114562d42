package dev.slipway.process.drill;

import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.process.RollbackDrills;
import dev.slipway.rollout.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the ledger says about the drills of a target; a drill without its entry never happened. */
@Component
class DrillRecords implements RollbackDrills {

    static final String COMPLETED = "RollbackDrillCompleted";
    static final String CLOSED = "RollbackDrillClosed";

    private final Drills drills;
    private final Ledger ledger;

    DrillRecords(Drills drills, Ledger ledger) {
        this.drills = drills;
        this.ledger = ledger;
    }

    /** The drill measured last, passed or not. */
    Optional<DrillRecord> last(Target target) {
        return measured(target).findFirst();
    }

    /** The last drill that passed. */
    Optional<DrillRecord> lastPassed(Target target) {
        return measured(target).filter(DrillRecord::passed).findFirst();
    }

    @Override
    public Optional<Instant> lastShown(Target target) {
        return lastPassed(target).map(DrillRecord::at);
    }

    private Stream<DrillRecord> measured(Target target) {
        return drills.keys(target).stream().flatMap(key -> read(key).stream());
    }

    private Optional<DrillRecord> read(String key) {
        List<Entry> entries = ledger.entries(key);
        Optional<Entry> closed = ofType(entries, CLOSED);
        return ofType(entries, COMPLETED)
                .map(completed -> new DrillRecord(
                        key,
                        completed.time(),
                        text(completed, "result"),
                        closed.isPresent(),
                        closed.filter(entry -> text(entry, "outcome").equals("rejected"))
                                .isPresent()));
    }

    private static Optional<Entry> ofType(List<Entry> entries, String type) {
        return entries.stream()
                .filter(entry -> entry.content().type().equals(type))
                .findFirst();
    }

    private static String text(Entry entry, String field) {
        return String.valueOf(entry.content().payload().get(field));
    }
}
