package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerGuards;
import dev.slipway.ledger.NewEntry;
import dev.slipway.ledger.VerifiedLedger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the gate asks denies, and the ledger says why, as soon as a guard is away or a round finds a changed row. */
@RecordingEngine
class LedgerTrustTests {

    private static final int MOST_SLICES = 100;

    @Autowired
    LedgerTrust trust;

    @Autowired
    LedgerCatalogue catalogue;

    @Autowired
    LedgerRounds rounds;

    @Autowired
    VerifiedLedger verified;

    @Autowired
    LedgerRecorder recorder;

    @Autowired
    Ledger ledger;

    @Autowired
    DataSource database;

    private final String subject = UUID.randomUUID().toString();

    @AfterEach
    void repair() throws SQLException {
        guard();
        assertThat(trust.troubles()).isEmpty();
    }

    @Test
    void theNightlyCheckIsRecordedOnce() {
        catalogue.record();
        catalogue.record();

        assertThat(entries("LedgerCatalogueChecked"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload())
                        .containsEntry("guardsStand", true)
                        .containsEntry("differences", List.of()));
    }

    @Test
    void aGuardTakenAwayDeniesAtOnceAndIsASecurityEvent() {
        dropGuard();

        assertThat(trust.deserved()).isFalse();
        catalogue.record();
        assertThat(entries("LedgerGuardsChanged"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload())
                        .containsEntry("security", true)
                        .extractingByKey("reason")
                        .asString()
                        .contains("ledger_entry_no_change"));
        assertThat(entries("LedgerCatalogueChecked"))
                .anySatisfy(entry -> assertThat(entry.payload()).containsEntry("guardsStand", false));
    }

    @Test
    void aChangedRowDeniesFromTheNextRoundOnAndIsASecurityEvent() throws SQLException {
        recorder.record(NewEntry.of("Tried", subject, Actor.service("test"), Map.of(), subject));
        assertThat(trust.deserved()).isTrue();
        change(subject, "elsewhere");

        round();

        assertThat(trust.troubles()).singleElement().asString().contains("does not verify");
        round();
        assertThat(entries("LedgerFlawFound"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.payload())
                        .containsEntry("security", true)
                        .extractingByKey("reason")
                        .asString()
                        .contains("its key or subject is not that of its bytes"));

        change("elsewhere", subject);
        round();
    }

    private void round() {
        long before = verified.rounds();
        for (int slice = 0; slice < MOST_SLICES && verified.rounds() == before; slice++) {
            rounds.readOn();
        }
        assertThat(verified.rounds()).isGreaterThan(before);
    }

    private void change(String from, String to) throws SQLException {
        dropGuard();
        new JdbcTemplate(database).update("update ledger_entry set subject = ? where subject = ?", to, from);
        guard();
    }

    private void dropGuard() {
        new JdbcTemplate(database)
                .execute("drop trigger ledger_entry_no_change" + (TestDatabase.onPostgres() ? " on ledger_entry" : ""));
    }

    private void guard() throws SQLException {
        try (Connection connection = database.getConnection()) {
            LedgerGuards.of(connection).install();
        }
    }

    private List<NewEntry> entries(String type) {
        return ledger.entries("ledger").stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals(type))
                .toList();
    }
}
