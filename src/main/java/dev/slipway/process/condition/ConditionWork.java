package dev.slipway.process.condition;

import dev.slipway.process.Answer;
import dev.slipway.process.WorkOfRelease;
import dev.slipway.release.ReleaseId;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The process in which owners meet conditions, under the release's own key. */
@Component
class ConditionWork implements WorkOfRelease {

    private static final String PROCESS = "meet-conditions";

    private final RuntimeService runtime;

    ConditionWork(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    void begin(ReleaseId release) {
        runtime.startProcessInstanceByKey(
                PROCESS,
                release.slug(),
                Map.of(
                        Answer.SYSTEM.key(), release.system(),
                        Answer.VERSION.key(), release.version(),
                        Answer.ENVIRONMENT.key(), release.environment()));
    }

    @Override
    public void endWith(ReleaseId release) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(release.slug(), PROCESS)
                .list()
                .forEach(open -> runtime.deleteProcessInstance(
                        open.getId(), "the authorization that set the conditions counts no more"));
    }
}
