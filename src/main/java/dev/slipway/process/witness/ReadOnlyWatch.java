package dev.slipway.process.witness;

import dev.slipway.ledger.Continuity;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.event.ProcessApplicationStartedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Looks after a ledger that is read-only: says it, asks the anchors again, and keeps the engine from trying jobs whose
 * entries would be refused one after the other.
 */
@Component
class ReadOnlyWatch implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReadOnlyWatch.class);
    private static final long EVERY_MILLIS = 1000;
    private static final int ASKED_EVERY = 5;

    private final Continuity continuity;
    private final Supplier<JobExecutor> jobs;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "ledger-continuity");
        watching.setDaemon(true);
        return watching;
    });
    private boolean stopped;
    private int rounds;
    private String said = "";

    @Autowired
    ReadOnlyWatch(Continuity continuity, ProcessEngine engine) {
        this(
                continuity,
                () -> ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor());
    }

    ReadOnlyWatch(Continuity continuity, Supplier<JobExecutor> jobs) {
        this.continuity = continuity;
        this.jobs = jobs;
    }

    /** Behind the listener that starts the jobs. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void on(ProcessApplicationStartedEvent started) {
        continuity.ask();
        look();
        thread.scheduleWithFixedDelay(this::round, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    // An exception that leaves the task would end it for good.
    private void round() {
        try {
            if (continuity.readOnly().isPresent() && ++rounds % ASKED_EVERY == 0) {
                continuity.ask();
            }
            look();
        } catch (RuntimeException e) {
            LOG.error("The anchors of the ledger could not be asked", e);
        }
    }

    /** Stops the jobs of a ledger that is read-only, and starts those that it stopped when that is over. */
    synchronized void look() {
        Optional<String> reason = continuity.readOnly();
        say(reason.orElse(""));
        JobExecutor executor = jobs.get();
        if (reason.isPresent() && executor.isActive()) {
            executor.shutdown();
            stopped = true;
        } else if (reason.isEmpty() && stopped) {
            executor.start();
            stopped = false;
        }
    }

    private void say(String reason) {
        if (reason.equals(said)) {
            return;
        }
        if (reason.isEmpty()) {
            LOG.info("The ledger continues what others keep of it, and is written again");
        } else {
            LOG.error("The ledger is read-only, and no step of the engine runs: {}", reason);
        }
        said = reason;
    }
}
