package dev.slipway.process.drill;

import dev.slipway.process.Answer;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Asks over HTTP for a drill of a system, and says how old the last one is. */
@RestController
@RequestMapping("/api/systems/{system}/rollback-drills")
class DrillRoutes {

    private final RuntimeService runtime;
    private final ReleasePolicy policy;
    private final DrillSchedule schedule;
    private final Drills drills;

    DrillRoutes(RuntimeService runtime, ReleasePolicy policy, DrillSchedule schedule, Drills drills) {
        this.runtime = runtime;
        this.policy = policy;
        this.schedule = schedule;
        this.drills = drills;
    }

    /**
     * What is asked for.
     *
     * @param version only where another than the live version is to be tried
     */
    record Wanted(
            @Nullable String environment,
            @Nullable String version,
            @Nullable String reason) {}

    /** The drill that was opened. */
    record Opened(String businessKey) {}

    /**
     * Where a target stands.
     *
     * @param ageDays of the last drill that passed, null when none has
     * @param due null means at once
     */
    record Standing(
            String environment,
            @Nullable Long ageDays,
            @Nullable Instant due,
            boolean running) {}

    /** Starts as the person logged in, so that the engine's permissions and the start form's rules apply. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(@PathVariable("system") String system, @RequestBody Wanted wanted) {
        Map<String, Object> values = new HashMap<>(Map.of(Answer.DRILL_SYSTEM.key(), system));
        put(values, Answer.DRILL_ENVIRONMENT, wanted.environment());
        put(values, Answer.DRILL_VERSION, wanted.version());
        put(values, Answer.DRILL_REASON, wanted.reason());
        return new Opened(
                runtime.startProcessInstanceByKey(DrillStarts.PROCESS, values).getBusinessKey());
    }

    @GetMapping
    List<Standing> standing(@PathVariable("system") String system) {
        return policy.environmentIds().stream()
                .sorted()
                .map(environment -> standing(new Target(system, environment)))
                .toList();
    }

    private Standing standing(Target target) {
        return new Standing(
                target.environment(),
                schedule.ageDays(target).orElse(null),
                schedule.due(target).orElse(null),
                drills.isRunning(target));
    }

    private static void put(Map<String, Object> values, Answer answer, @Nullable String value) {
        if (value != null) {
            values.put(answer.key(), value);
        }
    }
}
