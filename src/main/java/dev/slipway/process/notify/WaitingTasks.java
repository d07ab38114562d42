package dev.slipway.process.notify;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.notice.Notices;
import dev.slipway.process.guard.TaskReturns;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleasePolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks every minute at how long tasks have waited: reminds, escalates, frees idle claims.
 *
 * <p>One look at all tasks rather than a timer in each: it holds for every task of every model, also of releases begun
 * before, and a failure here is no incident of a release. Each step happens once, however many nodes look.
 */
@Component
class WaitingTasks {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingTasks.class);
    private static final String INTERVAL = "PT1M";

    private static final String APPROVAL = "Activity_GiveApproval";
    private static final String ROLLBACK = "Activity_DecideRollback";

    /** Where one person's silence must not hold up the others of the role. */
    private static final Set<String> FREED = Set.of(APPROVAL, ROLLBACK);

    private final ProcessEngine engine;
    private final Notices notices;
    private final RoleHolders holders;
    private final TaskWords words;
    private final TaskReturns returns;
    private final LedgerRecorder recorder;
    private final ReleasePolicy policy;
    private final TransactionTemplate transaction;
    private final Clock clock;

    WaitingTasks(
            ProcessEngine engine,
            Notices notices,
            RoleHolders holders,
            TaskWords words,
            TaskReturns returns,
            LedgerRecorder recorder,
            ReleasePolicy policy,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.engine = engine;
        this.notices = notices;
        this.holders = holders;
        this.words = words;
        this.returns = returns;
        this.recorder = recorder;
        this.policy = policy;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(initialDelayString = INTERVAL, fixedDelayString = INTERVAL)
    void look() {
        Instant now = clock.instant();
        overdue(now).forEach(task -> attend(task, now));
    }

    private List<Task> overdue(Instant now) {
        Duration shortest = Stream.of(policy.reminder(), policy.escalation(), policy.rollbackEscalation())
                .min(Duration::compareTo)
                .orElseThrow();
        return engine.getTaskService()
                .createTaskQuery()
                .taskCreatedBefore(Date.from(now.minus(shortest)))
                .list();
    }

    private void attend(Task task, Instant now) {
        try {
            transaction.executeWithoutResult(status -> attendTo(task, now));
        } catch (OptimisticLockingException | DuplicateKeyException raced) {
            LOG.debug("Somebody else attended to task {} at the same moment", task.getId(), raced);
        } catch (RuntimeException failed) {
            LOG.warn("Nobody could be reminded of task {}; it is tried again in {}", task.getId(), INTERVAL, failed);
        }
    }

    private void attendTo(Task task, Instant now) {
        Duration waited = Duration.between(task.getCreateTime().toInstant(), now);
        Duration limit = limit(task);
        TaskCard card = TaskCard.of(task, engine);
        if (waited.compareTo(policy.reminder()) >= 0) {
            remind(card, waited);
        }
        if (waited.compareTo(limit) >= 0) {
            escalate(card, waited);
            freeIfIdle(card, limit, now);
        }
    }

    private void remind(TaskCard task, Duration waited) {
        if (!notices.holds(TaskWords.key(task, "reminder"))) {
            notices.send(words.reminder(task, holders.of(task.roles()), waited));
            record("TaskReminded", task, Map.of("roles", task.roles()), "reminded");
        }
    }

    private void escalate(TaskCard task, Duration waited) {
        if (!notices.holds(TaskWords.key(task, "escalation"))) {
            List<String> to = task.raci().accountable().isEmpty()
                    ? task.roles()
                    : task.raci().accountable();
            notices.send(words.escalation(task, holders.of(to), waited));
            record("TaskEscalated", task, Map.of("roles", to), "escalated");
        }
    }

    private void freeIfIdle(TaskCard task, Duration limit, Instant now) {
        if (!FREED.contains(task.key())) {
            return;
        }
        returns.releaseIdle(task.id(), now.minus(limit)).ifPresent(claimant -> {
            notices.send(words.freed(task, holders.of(task.roles()), limit, now));
            record(
                    "IdleClaimFreed",
                    task,
                    Map.of("claimant", claimant, "idle", limit.toString()),
                    "freed:" + now.toEpochMilli());
            LOG.info("Freed task {} of {}, claimed and untouched for {}", task.key(), task.about(), limit);
        });
    }

    private Duration limit(Task task) {
        return ROLLBACK.equals(task.getTaskDefinitionKey()) ? policy.rollbackEscalation() : policy.escalation();
    }

    private void record(String type, TaskCard task, Map<String, Object> more, String what) {
        Map<String, Object> payload = new java.util.TreeMap<>(more);
        payload.put("task", task.key());
        payload.put("taskId", task.id());
        recorder.record(
                NewEntry.of(type, task.about(), Actor.service("slipway"), payload, "task:" + task.id() + ":" + what));
    }
}
