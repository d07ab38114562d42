package dev.slipway.audit.controls;

import dev.slipway.audit.index.Projection;
import dev.slipway.ledger.Entry;
import dev.slipway.release.Digests;
import dev.slipway.release.ReleaseId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Notes which tasks each release went through, and holds the controls against it when it ends. */
final class ControlProjection implements Projection {

    private static final String YES = "true";
    private static final String BY_HAND = "manual";
    private static final String TIER = "Risk tier";
    private static final int LONGEST_WORD = 40;
    private static final int LONGEST_TASK = 200;
    private static final int LONGEST_OUTCOME = 64;
    private static final int LONGEST_DEFINITION = 300;

    /** Services that are done only when they said yes: entry, task, field, and what yes is. */
    private static final Map<String, Verdict> VERDICTS = Map.of(
            "StagingValidated", new Verdict("Activity_ValidateStaging", "status", "PASSED"),
            "ReleasePackageVerified", new Verdict("Activity_VerifyReleasePackage", "intact", "true"),
            "GateEvaluated", new Verdict("Activity_EvaluateGate", "allowed", "true"));

    private final ControlCatalogue catalogue;
    private final ControlTable table;
    private final ControlPlaces places;
    private final Demands demands;

    ControlProjection(ControlCatalogue catalogue, ControlTable table, ControlPlaces places, Demands demands) {
        this.catalogue = catalogue;
        this.table = table;
        this.places = places;
        this.demands = demands;
    }

    private record Verdict(String task, String field, String yes) {}

    /** Another catalogue holds other things against the same releases. */
    @Override
    public String shape() {
        String read = Digests.of(catalogue.toString() + demands);
        return "controls:2:" + read.substring(read.indexOf(':') + 1, read.indexOf(':') + 13);
    }

    @Override
    public void apply(Entry entry) {
        String subject = entry.content().subject();
        if (!isRelease(subject)) {
            return;
        }
        Map<String, Object> payload = entry.content().payload();
        switch (entry.content().type()) {
            case "ReleaseRequested" -> requested(subject, entry);
            case "ProcessStarted" -> started(subject, entry);
            case "DecisionEvaluated" -> decided(subject, payload);
            case "RiskClassificationDecided" -> fact(subject, "lowered", text(payload, "lowered"));
            case "ModificationDecided" -> fact(subject, "substantial", text(payload, "substantial"));
            case "ExceptionDecided" -> excepted(subject, payload);
            case "RolloutStarted" -> reached(subject, Demands.Point.START);
            case "ReleasePromoted" -> reached(subject, Demands.Point.LIVE);
            case "RollbackDecided" -> fact(subject, "decided", no(text(payload, "automatic")));
            case "RolledBack" -> fact(subject, "critical", is(text(payload, "severity"), "critical"));
            case "TaskCompleted" -> task(entry, text(payload, "task"), TaskState.DONE);
            case "TaskCancelled" -> task(entry, text(payload, "task"), TaskState.BROKEN_OFF);
            case "ActivityCompleted" -> service(entry, text(payload, "activity"));
            case "StagingValidated", "ReleasePackageVerified", "GateEvaluated" -> verdict(entry);
            case "DeploymentEventClosed" -> closed(entry);
            default -> {
                // nothing that a control asks for
            }
        }
    }

    private static boolean isRelease(String subject) {
        try {
            ReleaseId.parse(subject);
            return true;
        } catch (IllegalArgumentException otherwise) {
            return false;
        }
    }

    private void requested(String subject, Entry entry) {
        table.begin(subject, entry);
        Map<String, Object> payload = entry.content().payload();
        String rollout = is(text(payload, "rollout"), BY_HAND);
        String staging = is(text(payload, "staging"), BY_HAND);
        table.route(
                subject,
                Map.of(
                        "rolledOutByHand",
                        rollout,
                        "measured",
                        no(rollout),
                        "stagedByHand",
                        staging,
                        "byHand",
                        String.valueOf(rollout.equals(YES) || staging.equals(YES))));
    }

    private void started(String subject, Entry entry) {
        Map<String, Object> payload = entry.content().payload();
        if (text(payload, "process").equals("ai-deployment")) {
            table.begin(subject, entry);
            table.definition(subject, cut(text(payload, "definition"), LONGEST_DEFINITION));
            if (payload.get("values") instanceof Map<?, ?> asked) {
                fact(subject, ControlCase.TYPE, word(String.valueOf(asked.get("type"))));
            }
        }
    }

    private void decided(String subject, Map<String, Object> payload) {
        if (text(payload, "decision").equals("deployment-route")) {
            Map<String, String> route = cells(payload, "outputs");
            Map<String, String> asked = cells(payload, "inputs");
            if (asked.containsKey(TIER)) {
                route.put("high", is(asked.get(TIER), "high"));
            }
            table.route(subject, route);
        }
    }

    private static Map<String, String> cells(Map<String, Object> payload, String field) {
        Map<String, String> cells = new HashMap<>();
        if (payload.get(field) instanceof Collection<?> listed) {
            listed.forEach(one -> {
                if (one instanceof Map<?, ?> cell) {
                    cells.put(word(String.valueOf(cell.get("name"))), word(String.valueOf(cell.get("value"))));
                }
            });
        }
        return cells;
    }

    /** Only what the governance lead approved is put off; a line is a section and its date. */
    private void excepted(String subject, Map<String, Object> payload) {
        boolean approved = text(payload, "decision").equals("approve");
        table.deferred(
                subject,
                approved
                        ? texts(payload, "deferred").stream()
                                .map(line -> word(line.split("\\|", 2)[0].strip()))
                                .toList()
                        : List.of());
    }

    private void reached(String subject, Demands.Point point) {
        boolean further = table.find(subject)
                .filter(found -> Demands.Point.LIVE.name().equals(found.route().get(ControlCase.REACHED)))
                .isPresent();
        if (!further) {
            fact(subject, ControlCase.REACHED, point.name());
        }
    }

    private void fact(String subject, String name, String value) {
        table.route(subject, Map.of(name, value));
    }

    private static String is(String value, String word) {
        return String.valueOf(value.equals(word));
    }

    private static String no(String value) {
        return String.valueOf(!value.equals(YES));
    }

    /** What is kept among others is one word, so that it cannot be taken for several. */
    private static String word(String text) {
        return cut(text.replaceAll("[,=\\s]+", " ").strip(), LONGEST_WORD);
    }

    private void service(Entry entry, String task) {
        if (VERDICTS.values().stream().noneMatch(verdict -> verdict.task().equals(task))) {
            task(entry, task, TaskState.DONE);
        }
    }

    private void verdict(Entry entry) {
        Verdict verdict = VERDICTS.get(entry.content().type());
        if (verdict != null) {
            String said = text(entry.content().payload(), verdict.field());
            task(entry, verdict.task(), said.equals(verdict.yes()) ? TaskState.DONE : TaskState.FAILED);
        }
    }

    private void task(Entry entry, String task, TaskState state) {
        String subject = entry.content().subject();
        String role = entry.content().actor().role();
        table.task(
                subject,
                cut(task, LONGEST_TASK),
                state,
                entry,
                entry.content().actor().id(),
                role == null ? "" : role);
        table.find(subject).filter(found -> found.closedAt() != null).ifPresent(this::hold);
    }

    private void closed(Entry entry) {
        String subject = entry.content().subject();
        table.begin(subject, entry);
        table.close(subject, cut(text(entry.content().payload(), "outcome"), LONGEST_OUTCOME), entry.time());
        table.find(subject).ifPresent(this::hold);
    }

    /** Each control against the tasks that serve it in the version of the models that the release ran under. */
    private void hold(ControlCase release) {
        Map<String, String> states = table.states(release.subject());
        String definition = release.definition();
        Map<String, ControlCase.Standing> standings = new TreeMap<>();
        places.of(definition == null ? "" : definition).forEach((control, tasks) -> {
            if (!tasks.isEmpty()) {
                standings.put(control, release.standing(tasks, states, demands));
            }
        });
        if (!standings.isEmpty()) {
            table.stand(release, standings);
        }
    }

    private static String text(Map<String, Object> payload, String field) {
        Object value = payload.get(field);
        return value == null ? "" : String.valueOf(value);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    private static List<String> texts(Map<String, Object> payload, String field) {
        return payload.get(field) instanceof Collection<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public void clear() {
        table.clear();
    }
}
