package dev.slipway.process.notify;

import dev.slipway.Leftovers;
import dev.slipway.release.Releases;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** Begins processes of a release in the middle and ends them when the test is over. */
final class OpenedTasks {

    private static final Map<String, Object> KNOWN = Map.of(
            "summary",
            "Better with thin files",
            "supportContact",
            "help@example.org",
            "canarySteps",
            "5, 25",
            "observationPeriod",
            "PT10M",
            "rtoMinutes",
            5,
            "windowStart",
            OffsetDateTime.now(ZoneOffset.UTC).toString(),
            "windowEnd",
            OffsetDateTime.now(ZoneOffset.UTC).plusHours(8).toString(),
            "approvalRoles",
            new ArrayList<>(List.of("qa-lead")));

    private final ProcessEngine engine;
    private final Releases releases;
    private final List<String> instances = new ArrayList<>();

    OpenedTasks(ProcessEngine engine, Releases releases) {
        this.engine = engine;
        this.releases = releases;
    }

    String release() {
        return releases.open("mail-probe", "1.0.0", "production", "ci").slug();
    }

    /** Begins right before an activity. */
    String begin(String release, String process, String activity, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(KNOWN);
        variables.putAll(more);
        String instance = engine.getRuntimeService()
                .createProcessInstanceByKey(process)
                .businessKey(release)
                .setVariables(variables)
                .startBeforeActivity(activity)
                .execute()
                .getId();
        instances.add(instance);
        return instance;
    }

    /** The one task that is open then, at the activity or within it. */
    Task open(String release, String process, String activity) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(begin(release, process, activity, Map.of()))
                .singleResult();
    }

    void end() {
        Leftovers.end(engine.getRuntimeService(), instances);
        instances.clear();
    }
}
