package dev.slipway.process.exception;

import dev.slipway.process.Answer;
import dev.slipway.release.ReleaseId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Opens what an urgent release leaves behind, under the release's own key. */
@Component
public class ExceptionFollowUps {

    private static final String PROCESS = "exception-follow-up";

    private final ExceptionItems items;
    private final RuntimeService runtime;

    ExceptionFollowUps(ExceptionItems items, @Lazy RuntimeService runtime) {
        this.items = items;
        this.runtime = runtime;
    }

    /**
     * Keeps the items and starts their process, in the caller's transaction. To be called from a step of the engine: a
     * person may not start this process.
     *
     * @param followUps deferred checks and compensating controls; none means that nothing is opened
     */
    public void open(ReleaseId release, List<FollowUpItem> followUps) {
        if (followUps.isEmpty()) {
            return;
        }
        IntStream.range(0, followUps.size())
                .mapToObj(at -> new ExceptionItems.Numbered(at + 1, followUps.get(at)))
                .forEach(item -> items.keep(release, item));
        runtime.startProcessInstanceByKey(
                PROCESS,
                release.slug(),
                Map.of(
                        Answer.SYSTEM.key(), release.system(),
                        Answer.VERSION.key(), release.version(),
                        Answer.ENVIRONMENT.key(), release.environment()));
    }

    /** What releases owe, the earliest date first. */
    public List<Owed> unsettled(int limit) {
        return items.unsettled(limit);
    }
}
