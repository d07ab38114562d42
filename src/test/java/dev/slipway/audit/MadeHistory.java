package dev.slipway.audit;

import dev.slipway.audit.index.LedgerIndex;
import dev.slipway.audit.index.MadeReleases;
import dev.slipway.ledger.JdbcLedger;
import dev.slipway.ledger.NewEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ten years of made releases in the ledger of a running application, which reads them as it reads its own. */
final class MadeHistory {

    private static final Duration SPAN = Duration.ofDays(3650);
    private static final int RELEASES_AT_ONCE = 50;

    private final TransactionTemplate transaction;
    private final JdbcLedger ledger;
    private final LedgerIndex index;
    private final MadeReleases releases;
    private final Map<String, String> definitions;
    private final List<String> tasks;
    private int made;

    /**
     * @param few so many are to look like a history of their own
     * @param definitions ids of the deployed models, by their keys
     * @param tasks ids of tasks of theirs
     */
    MadeHistory(
            DataSource database,
            PlatformTransactionManager transactions,
            LedgerIndex index,
            int few,
            int total,
            Map<String, String> definitions,
            List<String> tasks) {
        this.transaction = new TransactionTemplate(transactions);
        this.ledger = new JdbcLedger(
                new TransactionAwareDataSourceProxy(database),
                new Steps(Instant.now().minus(SPAN), SPAN.dividedBy((long) total * MadeReleases.ENTRIES)));
        this.index = index;
        this.releases = new MadeReleases(42, few, total);
        this.definitions = Map.copyOf(definitions);
        this.tasks = List.copyOf(tasks);
    }

    /** As many as that in all, and all of them in the auditor's tables. */
    void growTo(int count) {
        while (made < count) {
            List<NewEntry> entries = new ArrayList<>();
            for (int i = 0; i < RELEASES_AT_ONCE && made < count; i++, made++) {
                releases.next().forEach(entry -> entries.add(deployed(entry)));
            }
            transaction.executeWithoutResult(status -> ledger.append(entries));
        }
        while (!index.catchUp().complete()) {
            Thread.onSpinWait();
        }
    }

    /** The same under the models that are deployed, so that the controls are held against it. */
    private NewEntry deployed(NewEntry entry) {
        Map<String, Object> payload = new HashMap<>(entry.payload());
        switch (entry.type()) {
            case "ProcessStarted" -> {
                String process = String.valueOf(payload.get("process"));
                payload.put("definition", definitions.getOrDefault(process, process));
                payload.putIfAbsent("instance", entry.key());
            }
            case "DeploymentAuthorized" -> {
                payload.put("expires", "2099-01-01T00:00:00Z");
                payload.put("windowStart", "2026-01-01T00:00:00Z");
                payload.put("windowEnd", "2099-01-01T00:00:00Z");
            }
            case "TaskCompleted" -> {
                payload.put("task", tasks.get(Math.floorMod(entry.key().hashCode(), tasks.size())));
                payload.put("taskId", entry.key());
            }
            default -> {
                return entry;
            }
        }
        return NewEntry.of(entry.type(), entry.subject(), entry.actor(), payload, entry.key())
                .withDigests(entry.digests());
    }

    /** Goes on by one step with each look at it. */
    private static final class Steps extends Clock {

        private final Duration step;
        private Instant now;

        private Steps(Instant start, Duration step) {
            this.now = start;
            this.step = step;
        }

        @Override
        public synchronized Instant instant() {
            now = now.plus(step);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
