package dev.slipway.process.hold;

import dev.slipway.process.ReleaseHeld;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** Steps that ran out of tries because their release was held. */
@Component
class HeldSteps {

    private static final int TRIES = 5;

    private final RuntimeService runtime;
    private final ManagementService management;

    HeldSteps(RuntimeService runtime, ManagementService management) {
        this.runtime = runtime;
        this.management = management;
    }

    void tryAgain(String businessKey) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .list()
                .forEach(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).noRetriesLeft().list().stream()
                                .filter(HeldSteps::failedForAHold)
                                .forEach(job -> management.setJobRetries(job.getId(), TRIES)));
    }

    private static boolean failedForAHold(Job job) {
        return job.getExceptionMessage() != null && ReleaseHeld.isReasonOf(job.getExceptionMessage());
    }
}
