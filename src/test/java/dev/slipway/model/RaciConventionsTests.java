package dev.slipway.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** Who does, answers for, is asked and is told: as the source's table says, or for a stated reason otherwise. */
class RaciConventionsTests {

    private static final Path SOURCE = Path.of("src/main/resources/dev/slipway/audit/procedure/raci.csv");
    private static final Path DEVIATIONS =
            Path.of("src/main/resources/dev/slipway/audit/procedure/raci-deviations.csv");

    @Test
    void everyTaskIsGivenToRolesThatTakeTasks() {
        assertThat(Models.all(UserTask.class))
                .allSatisfy(task -> assertThat(roles(task))
                        .as(Models.place(task))
                        .isNotEmpty()
                        .allMatch(id -> Role.of(id).filter(Role::takesTasks).isPresent()));
    }

    @Test
    void onlyMultiInstanceTasksComputeTheirRole() {
        ModelConventionsTests.assertNone(
                Models.all(UserTask.class),
                task -> "${role}".equals(task.getCamundaCandidateGroups()) != isMultiInstance(task));
    }

    private static boolean isMultiInstance(UserTask task) {
        return task.getLoopCharacteristics() != null
                || ("${role}".equals(task.getCamundaCandidateGroups())
                        && task.getParentElement() instanceof SubProcess group
                        && group.getLoopCharacteristics() != null);
    }

    @Test
    void whoBuildsThePackageDoesNotApproveIt() {
        assertThat(candidates("Activity_BuildReleasePackage"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(candidates("Activity_ApproveReleasePackage"));
    }

    @Test
    void everyTaskNamesItsStepAndItsControls() {
        assertThat(Models.all(UserTask.class)).allSatisfy(task -> {
            assertThat(Models.properties(task)).as(Models.place(task)).containsKeys("step", "controls");
            assertThat(Models.properties(task).get("step")).matches("PROC [0-9A]\\S*");
            assertThat(Models.properties(task).get("controls")).matches("(QMS|CA)-\\d{3}.*");
        });
    }

    @Test
    void whoDoesATaskIsResponsibleInTheSourceOrDeviatesForAReason() throws IOException {
        assertThat(deviatingRoles()).isEqualTo(declared());
    }

    @Test
    void deviationsSayWhy() throws IOException {
        assertThat(Files.readAllLines(DEVIATIONS))
                .allSatisfy(line -> assertThat(line.split(",", 3)[2]).isNotBlank());
    }

    @Test
    void theOthersOfTheSourceAreListedWithTheTask() throws IOException {
        Map<String, Map<String, String>> source = source();
        assertThat(Models.all(UserTask.class)).allSatisfy(task -> {
            Map<String, String> said = Models.properties(task);
            Map<String, String> row = row(source, task);
            assertThat(row).as(Models.place(task) + " activity").isNotEmpty();
            assertThat(list(said.get("raci.accountable")))
                    .as(Models.place(task))
                    .isEqualTo(with("A", row, Set.of()));
            assertThat(list(said.get("raci.consulted")))
                    .as(Models.place(task))
                    .isEqualTo(with("C", row, literal(task)));
            assertThat(list(said.get("raci.informed"))).as(Models.place(task)).isEqualTo(with("I", row, literal(task)));
        });
    }

    private static Set<String> deviatingRoles() throws IOException {
        Map<String, Map<String, String>> source = source();
        Set<String> found = new TreeSet<>();
        Models.all(UserTask.class).forEach(task -> {
            Map<String, String> row = row(source, task);
            roles(task).stream()
                    .filter(role -> !"R".equals(row.get(role)))
                    .forEach(role -> found.add(task.getCamundaFormRef() + "," + role));
        });
        return found;
    }

    private static Set<String> declared() throws IOException {
        Set<String> declared = new TreeSet<>();
        Files.readAllLines(DEVIATIONS).stream()
                .skip(1)
                .map(line -> line.split(",", 3))
                .forEach(cells -> declared.add(cells[0] + "," + cells[1]));
        return declared;
    }

    /** Who can get a task: literally, by the table of approvals, or everybody responsible for its activity. */
    private static Set<String> roles(UserTask task) {
        if (!isMultiInstance(task)) {
            return literal(task);
        }
        return Set.of("Activity_GiveApproval", "Activity_SignApproval").contains(task.getId())
                ? approvers()
                : responsible(task);
    }

    private static Set<String> literal(UserTask task) {
        return !isMultiInstance(task) ? list(task.getCamundaCandidateGroups()) : Set.of();
    }

    private static Set<String> candidates(String task) {
        return Models.all(UserTask.class)
                .filter(found -> found.getId().equals(task))
                .findFirst()
                .map(RaciConventionsTests::literal)
                .orElseThrow();
    }

    private static Set<String> responsible(UserTask task) {
        try {
            return with("R", row(source(), task), Set.of());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> approvers() {
        Set<String> roles = new HashSet<>();
        Models.tables().stream()
                .filter(table -> table.getModelElementById("required-approvals") != null)
                .forEach(table -> {
                    List<String> names = table.getModelElementsByType(Output.class).stream()
                            .map(Output::getName)
                            .toList();
                    table.getModelElementsByType(Rule.class).forEach(rule -> {
                        List<OutputEntry> outputs = List.copyOf(rule.getOutputEntries());
                        roles.add(outputs.get(names.indexOf("role"))
                                .getTextContent()
                                .strip()
                                .replace("\"", ""));
                    });
                });
        return roles;
    }

    private static Set<String> with(String letter, Map<String, String> row, Set<String> without) {
        Set<String> roles = new TreeSet<>();
        row.forEach((role, found) -> {
            if (found.equals(letter) && !without.contains(role)) {
                roles.add(role);
            }
        });
        return roles;
    }

    private static Set<String> list(@org.jspecify.annotations.Nullable String text) {
        Set<String> roles = new TreeSet<>();
        Stream.of(text == null ? "" : text)
                .flatMap(all -> Arrays.stream(all.split(",", -1)))
                .map(String::strip)
                .filter(role -> !role.isEmpty() && !role.equals("none"))
                .forEach(roles::add);
        return roles;
    }

    private static Map<String, String> row(Map<String, Map<String, String>> source, UserTask task) {
        return source.getOrDefault(Models.properties(task).getOrDefault("raci.activity", ""), Map.of());
    }

    private static Map<String, Map<String, String>> source() throws IOException {
        List<String[]> lines = Files.readAllLines(SOURCE).stream()
                .map(line -> line.split(",", -1))
                .toList();
        String[] roles = lines.get(0);
        Map<String, Map<String, String>> source = new HashMap<>();
        lines.stream().skip(1).forEach(line -> {
            Map<String, String> row = new HashMap<>();
            for (int i = 1; i < line.length; i++) {
                row.put(roles[i], line[i]);
            }
            source.put(line[0], row);
        });
        return source;
    }
}
