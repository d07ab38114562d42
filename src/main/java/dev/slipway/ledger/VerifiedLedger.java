package dev.slipway.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as this process has read it. Who asks is answered from that: only entries that came since are read then.
 * Beside it rounds read everything again, slice by slice, and compare it with every checkpoint that was signed and with
 * what others hold; what a round finds is the answer from then on, until a later round finds nothing.
 */
public final class VerifiedLedger {

    private final DataSource connections;
    private final Supplier<List<KnownTree>> others;
    private final Clock clock;
    private Rereading prefix = new Rereading();
    private LedgerVerdict.@Nullable Flaw flaw;
    private @Nullable Round round;
    private Instant roundEnded;
    private long rounds;
    private List<ClockStep> clockSteps = List.of();

    /** @param others the ledger as it is known outside of its database */
    public VerifiedLedger(DataSource connections, Supplier<List<KnownTree>> others, Clock clock) {
        this.connections = connections;
        this.others = others;
        this.clock = clock;
        this.roundEnded = clock.instant();
    }

    /** What is under way: where it stands, and where it ends. */
    private record Round(Rereading rereading, KnownTrees known, long size) {

        boolean ended() {
            return !rereading.sound() || rereading.size() >= size;
        }
    }

    /** As of now, with the entries that came since this was asked last. */
    public synchronized LedgerVerdict verdict() {
        if (flaw != null) {
            return new LedgerVerdict(prefix.size(), prefix.verdict().root(), flaw);
        }
        Rereading ahead = run("be checked", connection -> toTheEnd(connection, prefix));
        if (ahead.sound()) {
            prefix = ahead;
        }
        return ahead.verdict();
    }

    /** How many entries, from the first on, this process has read and found in order. */
    public synchronized long entries() {
        return prefix.size();
    }

    /** Whether the last round found that the ledger is not in order. */
    public synchronized boolean flawed() {
        return flaw != null;
    }

    /** How many rounds have ended. */
    public synchronized long rounds() {
        return rounds;
    }

    /** Where the last round saw the time go back. */
    public synchronized List<ClockStep> clockSteps() {
        return clockSteps;
    }

    /** Since a round ended or, before the first, since the beginning. */
    public synchronized long secondsSinceRound() {
        return Duration.between(roundEnded, clock.instant()).toSeconds();
    }

    /**
     * Reads on in the round that is under way, or begins one; called by one thread.
     *
     * @param bytes how many bytes of entries are read at most, to the end of a page
     * @return what the round found if it has ended
     */
    public Optional<LedgerVerdict> readOn(long bytes) {
        Round now = round;
        round = null; // what fails on the way is begun anew
        Round read = run("be read again", connection -> readOn(connection, now, bytes));
        if (read.ended()) {
            return Optional.of(run("be read again", connection -> end(connection, read.rereading())));
        }
        keep(read.rereading());
        round = read;
        return Optional.empty();
    }

    private Round readOn(Connection connection, @Nullable Round before, long bytes) throws SQLException {
        Round now = before == null ? begin(connection) : before;
        for (long read = 0; read < bytes && !now.ended(); ) {
            expectCheckpoints(connection, now);
            read += new Pages(connection).next(now.rereading(), now.size());
        }
        return now;
    }

    private Round begin(Connection connection) throws SQLException {
        KnownTrees known = new KnownTrees(others.get());
        Rereading before = before();
        if (before.size() > 0) {
            known.add(new KnownTree(
                    "this process", before.size(), before.verdict().root()));
        }
        Optional<CheckpointTable.Row> last = new CheckpointTable(connection).latest();
        last.map(VerifiedLedger::tree).ifPresent(known::add);
        long size = new HeadTable(connection).read().size();
        Rereading rereading = Rereading.against(known);
        rereading.flawIfAny(known.flawBeyond(size));
        if (last.isPresent()) {
            rereading.flawIfAny(new SignatureCheck(KeyRegister.keys(connection)).flaw(last.get()));
        }
        return new Round(rereading, known, size);
    }

    private static void expectCheckpoints(Connection connection, Round round) throws SQLException {
        long from = round.rereading().size();
        new CheckpointTable(connection)
                .between(from, from + Pages.PAGE)
                .forEach(row -> round.known().add(tree(row)));
    }

    private static KnownTree tree(CheckpointTable.Row row) {
        return new KnownTree("the checkpoint that was signed over " + row.size(), row.size(), row.root());
    }

    private LedgerVerdict end(Connection connection, Rereading read) throws SQLException {
        Rereading ended = read.sound() ? toTheEnd(connection, read) : read;
        synchronized (this) {
            roundEnded = clock.instant();
            rounds++;
            clockSteps = read.clockSteps();
            flaw = ended.verdict().flaw();
            if (flaw == null) {
                prefix = ended;
            }
        }
        return ended.verdict();
    }

    private static Rereading toTheEnd(Connection connection, Rereading from) throws SQLException {
        Rereading ahead = from.copy();
        new Pages(connection).toTheEnd(ahead);
        return ahead;
    }

    private synchronized void keep(Rereading read) {
        if (flaw == null && read.sound() && read.size() > prefix.size()) {
            prefix = read.copy();
        }
    }

    private synchronized Rereading before() {
        return prefix.copy();
    }

    private <T> T run(String operation, Reading<T> reading) {
        try (Connection connection = connections.getConnection()) {
            return reading.on(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailable(operation, e);
        }
    }

    /** What is read on one connection. */
    private interface Reading<T> {
        T on(Connection connection) throws SQLException;
    }
}
