package dev.slipway.ledger;

import dev.slipway.signature.SignedNote;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Has one authority stamp the newest checkpoint, and keeps the token beside it. Each checkpoint covers all entries before
 * it, so a token now and then is enough; a year after the last one even a ledger that rests is stamped anew, before the
 * certificates of the last token end.
 */
public final class Stamping {

    /** How far the authority's clock and ours may be apart before somebody should look. */
    public static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private static final Duration YEAR = Duration.ofDays(365);

    private final DataSource connections;
    private final SignedCheckpoints checkpoints;
    private final TimestampAuthority authority;
    private final Duration every;
    private final Clock clock;

    /** @param every for how long new entries may wait for a timestamp */
    public Stamping(DataSource connections, TimestampAuthority authority, Duration every, Clock clock) {
        this.connections = connections;
        this.checkpoints = new SignedCheckpoints(connections);
        this.authority = authority;
        this.every = every;
        this.clock = clock;
    }

    public TimestampAuthority authority() {
        return authority;
    }

    /**
     * Has the newest checkpoint stamped when it is time.
     *
     * @return how far the clock here is from the authority's; empty when it was not time
     * @throws NotStamped when there is no timestamp that holds
     */
    public Optional<Duration> stampWhenDue() {
        return checkpoints.latest().filter(this::isDue).map(this::stamp);
    }

    /**
     * Has the newest checkpoint stamped now, as at the closing of a release.
     *
     * @return how far the clock here is from the authority's; empty when nothing was signed yet
     * @throws NotStamped when there is no timestamp that holds
     */
    public Optional<Duration> stamp() {
        return checkpoints.latest().map(this::stamp);
    }

    /** When this authority stamped last. */
    public Optional<Instant> lastStamp() {
        return latest().map(TimestampTable.Row::stampedAt);
    }

    private boolean isDue(SignedNote newest) {
        Optional<TimestampTable.Row> last = latest();
        if (last.isEmpty()) {
            return true;
        }
        // A clock that went back must not keep it waiting.
        Duration since =
                Duration.between(last.get().stampedAt(), clock.instant()).abs();
        boolean grown = size(newest) > last.get().size();
        return since.compareTo(grown ? every : YEAR) >= 0;
    }

    private Duration stamp(SignedNote checkpoint) {
        Instant asked = clock.instant();
        Timestamp token = authority.stamp(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        keep(new TimestampTable.Row(size(checkpoint), authority.name(), asked, token.bytes()));
        return Duration.between(token.time(), asked).abs();
    }

    private void keep(TimestampTable.Row row) {
        try (Connection connection = connections.getConnection()) {
            new TimestampTable(connection).insert(row);
        } catch (SQLException e) {
            throw new LedgerUnavailable("keep a timestamp", e);
        }
    }

    private Optional<TimestampTable.Row> latest() {
        try (Connection connection = connections.getConnection()) {
            return new TimestampTable(connection).latest(authority.name(), Long.MAX_VALUE);
        } catch (SQLException e) {
            throw new LedgerUnavailable("read its timestamps", e);
        }
    }

    private static long size(SignedNote note) {
        return Checkpoint.parse(note.text()).size();
    }
}
