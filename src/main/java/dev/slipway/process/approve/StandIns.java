package dev.slipway.process.approve;

import dev.slipway.approval.Eligibility;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.process.guard.TaskReturns;
import dev.slipway.process.notify.StandInNotices;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.Role;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts a role's answer before the delegates who may give it, and takes it away from those who may not any more.
 *
 * <p>Being a candidate only lets a delegate see and claim the task; whether he may is asked again at each claim and each
 * completion.
 */
@Component
class StandIns {

    private static final Logger LOG = LoggerFactory.getLogger(StandIns.class);
    private static final String INTERVAL = "PT1M";

    private final ProcessEngine engine;
    private final RoleAnswers answers;
    private final StandInNotices notices;
    private final TaskReturns returns;
    private final LedgerRecorder recorder;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StandIns(
            ProcessEngine engine,
            RoleAnswers answers,
            StandInNotices notices,
            TaskReturns returns,
            LedgerRecorder recorder,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.engine = engine;
        this.answers = answers;
        this.notices = notices;
        this.returns = returns;
        this.recorder = recorder;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Who is a delegate of somebody absent is asked at once. */
    @EventListener(condition = "#task.eventName == '" + TaskListener.EVENTNAME_CREATE + "'")
    void created(DelegateTask task) {
        if (task.getTaskDefinitionKey().equals(RoleAnswers.SIGNING)) {
            letSign(task);
        } else if (RoleAnswers.CALLED.contains(task.getTaskDefinitionKey())) {
            Set<IdentityLink> links = task.getCandidates();
            answer(task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), links)
                    .ifPresent(role -> role.delegates(false).forEach(delegate -> {
                        task.addCandidateUser(delegate);
                        String holder = role.principal(delegate, false).orElseThrow();
                        record("DelegateCalled", new Place(task.getId(), role), delegate, holder);
                        notices.called(task, delegate, holder);
                    }));
        }
    }

    /** The delegate who answered signs what he answered. */
    private void letSign(DelegateTask task) {
        String approver = task.getAssignee();
        answer(task.getTaskDefinitionKey(), task.getExecution().getProcessBusinessKey(), task.getCandidates())
                .filter(role ->
                        approver != null && role.principal(approver, true).isPresent())
                .ifPresent(role -> task.addCandidateUser(approver));
    }

    @Scheduled(initialDelayString = INTERVAL, fixedDelayString = INTERVAL)
    void look() {
        engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKeyIn(RoleAnswers.CALLED.toArray(String[]::new))
                .list()
                .forEach(this::attend);
    }

    private void attend(Task task) {
        try {
            transaction.executeWithoutResult(status -> attendTo(task));
        } catch (OptimisticLockingException | DuplicateKeyException raced) {
            LOG.debug("Somebody else attended to task {} at the same moment", task.getId(), raced);
        } catch (RuntimeException failed) {
            LOG.warn("The delegates of task {} could not be called; it is tried again", task.getId(), failed);
        }
    }

    /** One task that asks a role. */
    private record Place(String task, Eligibility role) {}

    private void attendTo(Task task) {
        TaskService tasks = engine.getTaskService();
        Set<IdentityLink> links = Set.copyOf(tasks.getIdentityLinksForTask(task.getId()));
        Set<String> called = ids(links, IdentityLink::getUserId);
        answer(task.getTaskDefinitionKey(), businessKey(task), links).ifPresent(role -> {
            boolean overdue = answers.overdue(
                    task.getTaskDefinitionKey(), task.getCreateTime().toInstant());
            Set<String> may = role.delegates(overdue);
            Place place = new Place(task.getId(), role);
            may.stream().filter(delegate -> !called.contains(delegate)).forEach(delegate -> {
                String holder = role.principal(delegate, overdue).orElseThrow();
                tasks.addCandidateUser(task.getId(), delegate);
                record("DelegateCalled", place, delegate, holder);
                notices.called(task, delegate, holder);
            });
            called.stream()
                    .filter(delegate -> !may.contains(delegate))
                    .forEach(delegate -> dismiss(task, place, delegate));
        });
    }

    /** What he has claimed is free again, so that nobody waits for an answer that would be refused. */
    private void dismiss(Task task, Place place, String delegate) {
        if (delegate.equals(task.getAssignee())) {
            returns.releaseIdle(task.getId(), clock.instant());
        }
        engine.getTaskService().deleteCandidateUser(task.getId(), delegate);
        record("DelegateDismissed", place, delegate, "");
    }

    /** Empty for a task of no release. */
    private Optional<Eligibility> answer(String task, @Nullable String businessKey, Set<IdentityLink> links) {
        if (businessKey == null || !businessKey.contains("~")) {
            return Optional.empty();
        }
        return ids(links, IdentityLink::getGroupId).stream()
                .findFirst()
                .flatMap(Role::of)
                .map(role -> answers.open(ReleaseId.parse(businessKey), role, task));
    }

    private @Nullable String businessKey(Task task) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance == null ? null : instance.getBusinessKey();
    }

    private static Set<String> ids(Set<IdentityLink> links, Function<IdentityLink, @Nullable String> id) {
        return links.stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .flatMap(link -> Stream.ofNullable(id.apply(link)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void record(String type, Place place, String delegate, String holder) {
        recorder.record(NewEntry.of(
                type,
                place.role().people().release().slug(),
                Actor.service("slipway"),
                Map.of(
                        "taskId",
                        place.task(),
                        "role",
                        place.role().role().id(),
                        "delegate",
                        delegate,
                        "holder",
                        holder),
                "task:" + place.task() + ":" + type + ":" + clock.instant().toEpochMilli() + ":" + delegate));
    }
}
