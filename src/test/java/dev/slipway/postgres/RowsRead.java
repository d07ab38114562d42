package dev.slipway.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** How many rows of the ledger and of the auditor's tables PostgreSQL reads, along an index or from end to end. */
public final class RowsRead implements AutoCloseable {

    private static final Duration SOON = Duration.ofMillis(5);
    private static final OfTable NONE = new OfTable(0, 0, 0);

    private final HikariDataSource pool;
    private final SingleConnectionDataSource own;
    private final JdbcTemplate jdbc;

    /** @param pool of an application that nobody else uses now */
    public RowsRead(HikariDataSource pool) {
        this.pool = pool;
        this.own = new SingleConnectionDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword(), true);
        this.jdbc = new JdbcTemplate(own);
    }

    /**
     * Of one table.
     *
     * @param scans how often it was read from its first row to its last
     * @param scanned rows that were read so
     * @param fetched entries of its indexes that were read
     */
    public record OfTable(long scans, long scanned, long fetched) {

        private OfTable since(OfTable before) {
            return new OfTable(scans - before.scans, scanned - before.scanned, fetched - before.fetched);
        }
    }

    /** By table, what was read meanwhile; tables that were not read are left out. */
    public Map<String, OfTable> by(Runnable reading) {
        Map<String, OfTable> before = now();
        reading.run();
        Map<String, OfTable> after = new TreeMap<>(now());
        after.replaceAll((table, read) -> read.since(before.getOrDefault(table, NONE)));
        after.values().removeIf(NONE::equals);
        return after;
    }

    /** A connection tells what it read when it ends. */
    private Map<String, OfTable> now() {
        List<Long> open = others();
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(SOON).until(() -> {
            pool.getHikariPoolMXBean().softEvictConnections();
            return others().stream().noneMatch(open::contains);
        });
        Map<String, OfTable> read = new TreeMap<>();
        jdbc.query(
                "select t.relname, t.seq_scan, t.seq_tup_read,"
                        + " (select coalesce(sum(i.idx_tup_read), 0) from pg_stat_user_indexes i where i.relid = t.relid)"
                        + " from pg_stat_user_tables t where relname like 'audit\\_%' or relname = 'ledger_entry'",
                row -> {
                    read.put(row.getString(1), new OfTable(row.getLong(2), row.getLong(3), row.getLong(4)));
                });
        return read;
    }

    private List<Long> others() {
        return jdbc.queryForList(
                "select pid from pg_stat_activity where datname = current_database()"
                        + " and backend_type = 'client backend' and pid <> pg_backend_pid()",
                Long.class);
    }

    @Override
    public void close() {
        own.destroy();
    }
}
