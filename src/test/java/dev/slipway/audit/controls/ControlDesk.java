package dev.slipway.audit.controls;

import dev.slipway.audit.AuditPages;
import dev.slipway.audit.index.RecordedLedger;
import dev.slipway.audit.procedure.SetsInMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The controls over models and a ledger of a test's own. */
final class ControlDesk {

    static final String ADA = "person-00000000000000ad";

    /** Definition of the model on top, as the set in memory counts it. */
    static final String DEFINITION = "ai-deployment:1:set-1";

    final SetsInMemory sets = new SetsInMemory();
    final ControlCatalogue catalogue;
    final RecordedLedger ledger;
    final AuditPages pages;
    private final Standings standings;

    /** @param models by file name */
    ControlDesk(Map<String, String> models, ControlCatalogue catalogue) {
        this.catalogue = catalogue;
        sets.deploy("set-1", "2026-01-01T08:00:00Z", models);
        ControlPlaces places = new ControlPlaces(catalogue, sets);
        Demands demands = Demands.read();
        this.ledger = new RecordedLedger(
                List.of("V52__audit_controls"),
                jdbc -> List.of(new ControlProjection(catalogue, new ControlTable(jdbc), places, demands)));
        JdbcClient jdbc = ledger.tables();
        this.standings = new Standings(jdbc);
        ControlReader reader = new ControlReader(
                catalogue, places, demands, standings, text -> text.replace(ADA, "ada"), ledger.clock());
        this.pages =
                new AuditPages(new ControlPages(reader, ledger.index()), new ControlRoutes(reader, ledger.index()));
    }

    /** With the models and the catalogue of the repository. */
    static ControlDesk ofTheHouse() {
        return new ControlDesk(models(), ControlCatalogue.read());
    }

    private static Map<String, String> models() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .collect(Collectors.toMap(Path::toString, ControlDesk::text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Releases that stand so with the control, and what each lacks. */
    Map<String, List<Missing>> found(String control, Show show) {
        ledger.index().catchUp();
        return standings
                .page(control, show, Period.of("2026-01-01", "2027-12-31", java.time.LocalDate.MAX), null)
                .stream()
                .collect(Collectors.toMap(Standings.Stands::subject, Standings.Stands::missing));
    }
}
