package dev.slipway.process.drill;

import dev.slipway.evidence.EvidenceStore;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.rollout.Rollout;
import dev.slipway.rollout.Target;
import dev.slipway.rollout.VersionAdopted;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks each day, and at each start, which live system has to show its way back again. Not a timer of the model, since
 * each deployment of models would push that one back.
 */
@Component
class DueDrills {

    /** After the listeners that bring up what serves at start. */
    private static final int AFTER_THE_SERVING = 100;

    private static final Logger LOG = LoggerFactory.getLogger(DueDrills.class);
    private static final String AGAIN = "PT5M";

    private final EvidenceStore evidence;
    private final ReleasePolicy policy;
    private final Rollout rollout;
    private final Drills drills;
    private final DrillRecords records;
    private final DrillSchedule schedule;
    private final DrillStarts starts;
    private volatile boolean missed;

    DueDrills(
            EvidenceStore evidence,
            ReleasePolicy policy,
            Rollout rollout,
            Drills drills,
            DrillRecords records,
            DrillSchedule schedule,
            DrillStarts starts) {
        this.evidence = evidence;
        this.policy = policy;
        this.rollout = rollout;
        this.drills = drills;
        this.records = records;
        this.schedule = schedule;
        this.starts = starts;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(AFTER_THE_SERVING)
    @Scheduled(cron = "0 0 5 * * *", zone = "UTC")
    void look() {
        try {
            openThoseDue();
            missed = false;
        } catch (RuntimeException away) {
            missed = true;
            LOG.warn("Which rollback drills are due could not be read; it is tried again within {}", AGAIN, away);
        }
    }

    /** A store that is away for a while neither ends the start nor puts a drill off by a day. */
    @Scheduled(initialDelayString = AGAIN, fixedDelayString = AGAIN)
    void lookAgain() {
        if (missed) {
            look();
        }
    }

    private void openThoseDue() {
        live().filter(target -> !drills.isRunning(target))
                .filter(schedule::isDue)
                .forEach(target -> starts.start(target, "Due: " + schedule.inWords(target), false));
    }

    /** There is nothing to wait for: until its first drill nobody knows whether the version can be taken back. */
    @EventListener
    void on(VersionAdopted adopted) {
        Target target = adopted.target();
        if (records.last(target).isEmpty() && !drills.isRunning(target)) {
            starts.start(target, "Live before Slipway looked after it, and never drilled.", true);
        }
    }

    Stream<Target> live() {
        return evidence.systems().stream()
                .flatMap(system -> policy.environmentIds().stream().map(environment -> new Target(system, environment)))
                .filter(target -> rollout.observe(target).stable() != null);
    }
}
