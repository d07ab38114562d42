package dev.slipway.process.record;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.LedgerGuards;
import dev.slipway.ledger.LedgerRights;
import dev.slipway.ledger.LedgerUnavailable;
import dev.slipway.ledger.NewEntry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks whether the guards of the ledger's tables stand as they were installed, and records each night that it did. */
@Component
class LedgerCatalogue {

    private static final String SUBJECT = "ledger";

    private final DataSource database;
    private final boolean rolesDiffer;
    private final LedgerRecorder recorder;
    private final SecurityEvents events;
    private final Clock clock;
    private List<String> told = List.of();

    LedgerCatalogue(
            DataSource database, Environment environment, LedgerRecorder recorder, SecurityEvents events, Clock clock) {
        this.database = database;
        this.rolesDiffer = environment.acceptsProfiles(Profiles.of("postgres & !sample"));
        this.recorder = recorder;
        this.events = events;
        this.clock = clock;
    }

    /** How the catalogue differs from what it should be; empty when all guards stand. */
    List<String> differences() {
        try (Connection connection = database.getConnection()) {
            List<String> found = new ArrayList<>(LedgerGuards.of(connection).differences());
            if (rolesDiffer) {
                found.addAll(LedgerRights.excessive(connection));
            }
            return found;
        } catch (SQLException e) {
            throw new LedgerUnavailable("show its guards", e);
        }
    }

    @Scheduled(cron = "0 30 2 * * *", zone = "UTC")
    void record() {
        List<String> differences = differences();
        Object found = PlainValue.digest(String.join("\n", differences).getBytes(StandardCharsets.UTF_8))
                .get("sha256");
        recorder.record(NewEntry.of(
                "LedgerCatalogueChecked",
                SUBJECT,
                Actor.service("slipway"),
                Map.of("guardsStand", differences.isEmpty(), "differences", differences),
                "catalogue:" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ":" + found));
        tell(differences);
    }

    /** A guard that was taken away while nobody ran is not waited for until the night. */
    @EventListener(ApplicationReadyEvent.class)
    void look() {
        tell(differences());
    }

    private synchronized void tell(List<String> differences) {
        if (!differences.isEmpty() && !differences.equals(told)) {
            events.record(
                    "LedgerGuardsChanged",
                    "The guards of the ledger are not what was installed: " + String.join("; ", differences)
                            + ". Nothing passes the gate until they are put back.",
                    Map.of("differences", differences));
        }
        told = differences;
    }
}
