package dev.slipway.audit.controls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of controls against the models: neither names what the other does not have. */
class ControlCatalogueTests {

    private static final Path CATALOGUE = Path.of("src/main/resources/dev/slipway/audit/controls/controls.yaml");
    private static final Set<String> PAGES =
            Set.of("/audit/records", "/audit/procedure", "/audit/ledger", "/procedure/raci");

    /** What the ledger says of a release beside the table of routes. */
    private static final Set<String> FACTS = Set.of(
            "byHand",
            "critical",
            "decided",
            "high",
            "lowered",
            "measured",
            "rolledOutByHand",
            "stagedByHand",
            "substantial");

    private final ControlCatalogue catalogue = ControlCatalogue.read();
    private final Demands demands = Demands.read();
    private final List<ControlledTask> tasks = tasks();

    @Test
    void everyControlThatAModelNamesIsOnThePages() {
        assertThat(tasks.stream().flatMap(task -> task.controls().stream()))
                .isNotEmpty()
                .allSatisfy(control ->
                        assertThat(catalogue.control(control)).as(control).isPresent());
    }

    @Test
    void everyControlOnThePagesHasAPlace() {
        assertThat(catalogue.controls()).allSatisfy(control -> {
            boolean named = tasks.stream().anyMatch(task -> task.controls().contains(control.id()));
            assertThat(named || !control.places().isEmpty()).as(control.id()).isTrue();
        });
    }

    @Test
    void everyControlOfTheProcedureItselfIsThere() throws IOException {
        String procedure = Files.readString(Path.of("processes/procedure.yaml"));
        String controls = procedure.replaceAll("(?s).*\ncontrols: \\[([^]]*)].*", "$1");
        assertThat(Stream.of(controls.split(", *")))
                .hasSize(4)
                .allSatisfy(control -> assertThat(catalogue.control(control)).isPresent());
    }

    @Test
    void everyPlaceIsThere() {
        assertThat(catalogue.controls().stream().flatMap(control -> control.places().stream()))
                .allSatisfy(
                        place -> assertThat(isThere(place)).as(place.toString()).isTrue());
    }

    private static boolean isThere(Control.Place place) {
        String file = place.target().split("#")[0];
        return switch (place.kind()) {
            case "task" -> in("processes/" + file, "userTask id=\"" + place.within() + "\"");
            case "service" -> in("processes/" + file, "serviceTask id=\"" + place.within() + "\"");
            case "rule" ->
                in("processes/" + file, "name=\"" + place.within() + "\"")
                        || in("processes/" + file, ">\"" + place.within() + "\"<");
            case "field" -> in(file, "\"key\": \"" + place.within() + "\"");
            case "page" -> PAGES.stream().anyMatch(place.target()::startsWith);
            default -> false;
        };
    }

    private static boolean in(String file, String text) {
        try {
            return Files.readString(Path.of(file)).contains(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void whenEachTaskIsDemandedIsKnown() {
        Set<String> serving = new TreeSet<>();
        tasks.stream()
                .filter(task -> !task.controls().isEmpty())
                .map(ControlledTask::id)
                .forEach(serving::add);
        catalogue.controls().stream()
                .flatMap(control -> control.places().stream())
                .filter(Control.Place::isGoneThrough)
                .map(Control.Place::within)
                .forEach(serving::add);
        assertThat(demands.byTask().keySet()).containsAll(serving);
    }

    @Test
    void whatIsDemandedExists() {
        Set<String> ids = tasks.stream().map(ControlledTask::id).collect(Collectors.toSet());
        assertThat(demands.byTask()).allSatisfy((task, demand) -> {
            assertThat(ids).contains(task);
            assertThat(demand.words().isEmpty())
                    .as("a task that may be missing says why: " + task)
                    .isEqualTo(demand.kind() == Demands.Kind.ALWAYS || demand.kind() == Demands.Kind.SECTION);
            assertThat(demand.of())
                    .allSatisfy(fact -> assertThat(isKnown(demand.kind(), fact))
                            .as(task + " " + fact)
                            .isTrue());
        });
    }

    private static boolean isKnown(Demands.Kind kind, String fact) {
        boolean ofRoute = in("processes/deployment-route.dmn", "name=\"" + fact + "\"");
        return switch (kind) {
            case ROUTE, IF, BACK -> ofRoute || FACTS.contains(fact);
            case SECTION -> in("processes/verify-readiness.bpmn", "'" + fact + "'") || fact.equals("operations");
            case ALWAYS, WHEN, BESIDE -> false;
        };
    }

    @Test
    void textsAreDerivedFromAndTheirDatesAreData() throws IOException {
        assertThat(catalogue.controls()).allSatisfy(control -> {
            assertThat(control.derivedFrom()).isNotBlank();
            assertThat(catalogue.dates()).containsKey(control.dates());
        });
        assertThat(Files.readString(CATALOGUE)).doesNotContainIgnoringCase("required by");
        assertThat(catalogue.dates().get("high-risk"))
                .extracting(date -> date.from().toString())
                .containsExactly("2027-12-02", "2028-08-02");
    }

    private static List<ControlledTask> tasks() {
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file -> ControlledTask.in(file.toString(), bytes(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
