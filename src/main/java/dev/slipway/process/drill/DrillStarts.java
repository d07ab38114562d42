package dev.slipway.process.drill;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.rollout.Target;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts drills that no person asked for. */
@Component
class DrillStarts {

    static final String PROCESS = "rollback-drill";

    private static final Logger LOG = LoggerFactory.getLogger(DrillStarts.class);

    private final RuntimeService runtime;

    DrillStarts(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** A drill that cannot be opened, also because another node was first, must not stop the next one. */
    void start(Target target, String reason, boolean now) {
        try {
            var started = runtime.startProcessInstanceByKey(
                    PROCESS,
                    Map.of(
                            Answer.DRILL_SYSTEM.key(),
                            target.system(),
                            Answer.DRILL_ENVIRONMENT.key(),
                            target.environment(),
                            Answer.DRILL_REASON.key(),
                            reason,
                            Fact.DRILL_NOW.variable(),
                            now));
            LOG.info("Opened {}: {}", started.getBusinessKey(), reason);
        } catch (RuntimeException refused) {
            LOG.warn("No rollback drill of {} was opened: {}", target, refused.getMessage());
        }
    }
}
