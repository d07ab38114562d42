package dev.slipway.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.slipway.PagePerson;
import dev.slipway.audit.index.MadeReleases;
import dev.slipway.postgres.PostgresServer;
import dev.slipway.postgres.RowsRead;
import dev.slipway.release.ReleaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Years of other releases in the auditor's tables of a PostgreSQL, put there by SQL alone: no entry of the ledger tells of
 * them. What a page reads must not depend on them.
 */
public final class LongHistory {

    private static final int RELEASES = 12_000;

    /** More than any page shows and counts, and far less than there is. */
    private static final long ROWS_OF_A_PAGE = RELEASES / 2;

    private final String system;
    private final HikariDataSource database;
    private final JdbcTemplate jdbc;

    private LongHistory(DataSource database, String system) {
        this.system = system;
        this.database = (HikariDataSource) database;
        this.jdbc = new JdbcTemplate(database);
    }

    /** @param release one that ended, and really stands in the ledger */
    public static LongHistory before(DataSource database, ReleaseId release) {
        LongHistory history = new LongHistory(database, release.system());
        history.releases();
        history.registers();
        history.controls();
        String url = history.database.getJdbcUrl();
        PostgresServer.running().execute(url.substring(url.lastIndexOf('/') + 1), "vacuum (analyze)");
        return history;
    }

    /** Each page of the auditor, as one who is signed in gets it. */
    public void assertReadAlongIndexes(PagePerson auditor, ReleaseId release, String definition) {
        Map<String, String> addresses = AuditAddresses.of(release, definition, MadeReleases.pseudonym(7), "2019-06-30");
        List<String> wrong = new ArrayList<>();
        try (RowsRead rows = new RowsRead(database)) {
            addresses.values().stream()
                    .filter(path -> !path.startsWith("/api"))
                    .forEach(path -> rows.by(() -> assertThat(auditor.get(path).statusCode())
                                    .as(path)
                                    .isEqualTo(200))
                            .forEach((table, read) -> {
                                if (table.startsWith("audit_") && read.scanned() + read.fetched() > ROWS_OF_A_PAGE) {
                                    wrong.add(path + ": " + table + " " + read);
                                }
                            }));
        }
        assertThat(wrong).as("pages that read more than they show").isEmpty();
    }

    private void releases() {
        every("audit_release", """
                slug, -n, system, '1.' || n || '.0', 'production', 1,
                (array['initial', 'major', 'minor', 'patch'])[1 + n / 9 % 4], false, 'CHG-' || n,
                (array['high', 'limited', 'minimal'])[1 + n / 3 % 3], false, '', person, 'deployment-manager', at,
                'OPERATION', (array['success', 'success', 'rolledBack'])[1 + n % 3], at + interval '1 day', -n,
                at + interval '1 day', 1, 0, false""");
        every("audit_release_last", "slug, -n, at, false");
        every("audit_release_person", "slug, -n, 'APPROVER', 'qa-lead', person, null, at");
        every("audit_finding", "-n, 'made', slug, 'READINESS_GAP', 'CLOSED', 'made', at, null, at, -n");
        every(
                "audit_running",
                "system, 'production', -n, at, -n, at + interval '1 day', false, slug, 'made', '1.' || n || '.0', 'made',"
                        + " null, 'off', '', null, 0, 0");
    }

    private void registers() {
        for (String register : AuditAddresses.REGISTERS) {
            every(
                    "audit_register_line",
                    "'" + register + "', slug, -n, at, at + interval '1 day', slug, system, '{}', 1");
        }
    }

    private void controls() {
        every("audit_control_case", "slug, null, at, at + interval '1 day', 'success', '', ''");
        every("audit_control_standing", "'QMS-005', slug, 2, at, 3, ''");
    }

    /** Every fiftieth is one of the system that was really released. */
    private void every(String table, String row) {
        jdbc.execute("insert into " + table + " select " + row + " from (select n, system || '~1.' || n"
                + " || '.0~production~1' as slug, system, person, at from (select n,"
                + " case n % 50 when 0 then '" + system + "' else 'made-' || n % 50 end as system,"
                + " 'person-' || lpad(to_hex(n % 30), 16, '0') as person, timestamptz '2016-01-01Z' + n * interval '5 hours' as at"
                + " from generate_series(1, " + RELEASES + ") n) made) made");
    }
}
