package dev.slipway.audit.register;

import dev.slipway.audit.register.Book.Column;
import dev.slipway.audit.register.Book.Form;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How long it took to be back, in earnest and in drills, beside what was promised. */
final class RecoveryTimes implements Register {

    private static final String IN_EARNEST = "RollbackObserved";
    private static final String IN_A_DRILL = "RollbackDrillCompleted";
    private static final BigDecimal MILLIS_PER_MINUTE = BigDecimal.valueOf(60_000);

    private static final Book BOOK = new Book(
            "recovery-times",
            "Recovery times",
            null,
            "The recovery time that was promised (RTO) and the one that was measured: from the decision to the first"
                    + " sight of the restored version with all traffic, and the way back in each drill.",
            "Release or drill",
            Role.TECHNICAL_OWNER.title(),
            "Measured",
            null,
            false,
            List.of(
                    Column.text("where", "In"),
                    Column.of("promisedMillis", "Promised", Form.MILLIS),
                    Column.of("tookMillis", "Measured", Form.MILLIS),
                    Column.of("kept", "Kept", Form.YES_NO)));

    @Override
    public Book book() {
        return BOOK;
    }

    @Override
    public Set<String> types() {
        return Set.of(IN_EARNEST, IN_A_DRILL);
    }

    @Override
    public void read(Entry entry, Told told, Lines lines) {
        String key = "entry:" + entry.sequence();
        if (entry.content().type().equals(IN_EARNEST)) {
            lines.open(
                    entry,
                    key,
                    Map.of(
                            "where", "a rollback",
                            "promisedMillis", millis(told.text("rtoPromisedMinutes")),
                            "tookMillis", told.text("rtoMillis"),
                            "kept", told.text("rtoKept")));
        } else if (Numbers.of(told.text("tookMillis")) >= 0) {
            lines.open(
                    entry,
                    key,
                    told.text("system"),
                    Map.of(
                            "where", "a drill",
                            "promisedMillis", told.text("promisedMillis"),
                            "tookMillis", told.text("tookMillis"),
                            "kept", String.valueOf(told.text("result").equals("kept"))));
        }
    }

    /** Empty for what is not a number of minutes. */
    private static String millis(String minutes) {
        try {
            return new BigDecimal(minutes)
                    .multiply(MILLIS_PER_MINUTE)
                    .toBigInteger()
                    .toString();
        } catch (NumberFormatException none) {
            return "";
        }
    }
}
