package dev.slipway.process.approve;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.ReleaseVariables;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Measures how long each role lets an approval wait, from the question to the answer. */
@Component
class ApprovalTimer {

    private final MeterRegistry registry;
    private final Clock clock;

    ApprovalTimer(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Counted once the answer stands. */
    @EventListener(condition = "#task.eventName == '" + TaskListener.EVENTNAME_COMPLETE + "'")
    void answered(DelegateTask task) {
        if (!task.getTaskDefinitionKey().equals(RoleAnswers.APPROVAL)) {
            return;
        }
        ReleaseVariables variables = ReleaseVariables.of(task);
        String role = variables.text(Fact.ROLE);
        String decision = Objects.requireNonNullElse(variables.textOrNull(Answer.APPROVAL_DECISION), "none");
        Duration waited = Duration.between(task.getCreateTime().toInstant(), clock.instant());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                record(role, decision, waited);
            }
        });
    }

    private void record(String role, String decision, Duration waited) {
        Timer.builder("slipway.approval.latency")
                .description("From the question for an approval to its answer")
                .tag("role", role)
                .tag("decision", decision)
                .register(registry)
                .record(waited);
    }
}
