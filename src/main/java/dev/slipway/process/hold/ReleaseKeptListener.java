package dev.slipway.process.hold;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Lets steps that waited for the decision about a rollback be tried again, once people decided to keep the release. */
@Component
class ReleaseKeptListener implements ExecutionListener {

    private final HeldSteps held;

    ReleaseKeptListener(HeldSteps held) {
        this.held = held;
    }

    @Override
    public void notify(DelegateExecution execution) {
        held.tryAgain(execution.getProcessBusinessKey());
    }
}
