package dev.slipway.audit.record;

import dev.slipway.process.history.DrawnForms;
import dev.slipway.process.history.FilledForm;
import dev.slipway.process.history.ProcessModel;
import dev.slipway.process.history.ProcessModel.Arrow;
import dev.slipway.process.history.ProcessRun;
import dev.slipway.process.history.ProcessRun.WalkedStep;
import dev.slipway.process.history.ReleaseHistory;
import dev.slipway.process.history.SeenForm;
import dev.slipway.process.history.TableModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine would remember of one small process. */
final class FixedHistory implements ReleaseHistory {

    static final String DEFINITION = "approve:1:a";
    static final String INSTANCE = "instance-1";
    static final String TASK = "task-1";
    static final String TABLE = "verdict:1:a";

    private static final Instant THEN = Instant.parse("2026-11-20T10:00:00Z");

    private final boolean waiting;
    private final Map<String, Object> shown;

    /** @param waiting whether the task is still open */
    FixedHistory(boolean waiting, Map<String, Object> shown) {
        this.waiting = waiting;
        this.shown = shown;
    }

    @Override
    public List<ProcessRun> runs(Collection<String> instances) {
        return instances.contains(INSTANCE)
                ? List.of(new ProcessRun(
                        INSTANCE,
                        DEFINITION,
                        null,
                        THEN,
                        waiting ? null : THEN.plusSeconds(300),
                        waiting ? "ACTIVE" : "COMPLETED",
                        steps()))
                : List.of();
    }

    private List<WalkedStep> steps() {
        WalkedStep start = step("Event_Asked", "startEvent", 0, 0L, null);
        WalkedStep task = step("Activity_GiveApproval", "userTask", 0, waiting ? null : 240L, TASK);
        return waiting
                ? List.of(start, task)
                : List.of(start, task, step("Event_Answered", "noneEndEvent", 240, 240L, null));
    }

    private static WalkedStep step(String activity, String kind, long from, @Nullable Long to, @Nullable String task) {
        return new WalkedStep(
                activity + ":1",
                activity,
                kind,
                THEN.plusSeconds(from),
                to == null ? null : THEN.plusSeconds(to),
                false,
                task);
    }

    @Override
    public Optional<ProcessModel> model(String definition) {
        return definition.equals(DEFINITION)
                ? Optional.of(new ProcessModel(
                        DEFINITION,
                        "approve",
                        "Approve release",
                        1,
                        "1.0.0",
                        Map.of(
                                "Event_Asked", "Asked",
                                "Activity_GiveApproval", "Give approval",
                                "Event_Answered", "Answered"),
                        List.of(
                                new Arrow("Flow_Asked", "Event_Asked", "Activity_GiveApproval"),
                                new Arrow("Flow_Answered", "Activity_GiveApproval", "Event_Answered")),
                        resource("approve.bpmn")))
                : Optional.empty();
    }

    @Override
    public Optional<TableModel> table(String definition) {
        return definition.equals(TABLE)
                ? Optional.of(new TableModel(
                        TABLE,
                        "verdict",
                        "Verdict of the canary",
                        1,
                        "FIRST",
                        List.of("Error rate"),
                        List.of(new TableModel.Output("verdict", "Verdict")),
                        List.of(
                                new TableModel.Row("Rule_Good", List.of("<= 1", "\"goOn\""), "Within the limits."),
                                new TableModel.Row("Rule_Bad", List.of("-", "\"rollBack\""), "Everything else."))))
                : Optional.empty();
    }

    @Override
    public Map<String, SeenForm> forms(List<FilledForm> filled) {
        Map<String, SeenForm> forms = new HashMap<>();
        filled.stream()
                .filter(form -> form.definition().equals(DEFINITION))
                .forEach(form -> forms.put(form.id(), DrawnForms.of(resource("approve.form"), shown, form.answers())));
        return forms;
    }

    private static String resource(String name) {
        try (InputStream file = FixedHistory.class.getResourceAsStream("/record/release/" + name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
