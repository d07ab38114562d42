package dev.slipway;

import java.util.Collection;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Ends the instances that a test leaves behind, also those whose job ends at the same moment. */
public final class Leftovers {

    private static final String REASON = "test is over";

    private Leftovers() {}

    /** Every instance of this release, with what it called. */
    public static void endRelease(RuntimeService runtime, String slug) {
        end(
                runtime,
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(slug)
                        .rootProcessInstances()
                        .list()
                        .stream()
                        .map(ProcessInstance::getId)
                        .toList());
    }

    /** Those of these instances that still run. */
    public static void end(RuntimeService runtime, Collection<String> instances) {
        for (String instance : instances) {
            Awaitility.await("end of " + instance)
                    .ignoreException(OptimisticLockingException.class)
                    .untilAsserted(
                            () -> runtime.deleteProcessInstanceIfExists(instance, REASON, true, true, true, true));
        }
    }
}
