package dev.slipway.process.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.ledger.Actor;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.LedgerCheck;
import dev.slipway.ledger.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RecordingEngine
class EngineEventsTests {

    private static final String AWAY = "alter table ledger_entry rename to ledger_entry_away";
    private static final String BACK = "alter table if exists ledger_entry_away rename to ledger_entry";

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    Ledger ledger;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    RecordingEngine.OutsideWorld outside;

    private final String slug = "credit-scoring~1.1.0~prod~" + UUID.randomUUID();

    @BeforeEach
    void deploy() {
        repository
                .createDeployment()
                .name("recorded")
                .enableDuplicateFiltering(false)
                .addClasspathResource("record/recorded.bpmn")
                .addClasspathResource("record/recorded-verdict.dmn")
                .deploy();
    }

    @AfterEach
    void repair() {
        identity.clearAuthentication();
        outside.broken().set(false);
        sql(BACK);
        assertThat(new LedgerCheck(database).verdict().flaw()).isNull();
    }

    @Test
    void recordsEachStepOfAReleaseOnce() {
        Task task = start();
        as("qa-lead", () -> tasks.claim(task.getId(), "qa-lead"));
        as("qa-lead", () -> tasks.complete(task.getId(), Map.of("errorRate", 0.5)));
        management.executeJob(job().getId());

        assertThat(recorded())
                .containsExactly(
                        "ProcessStarted by deployment-manager",
                        "TaskCreated by deployment-manager",
                        "TaskClaimed by qa-lead",
                        "TaskCompleted by qa-lead",
                        "DecisionEvaluated by qa-lead",
                        "ActivityCompleted by engine",
                        "ProcessEnded by engine");
    }

    @Test
    void aStartNamesTheReleaseThePersonAndTheValues() {
        start();

        NewEntry started = only("ProcessStarted");
        assertThat(started.actor()).isEqualTo(Actor.person("deployment-manager", null));
        assertThat(started.payload())
                .containsEntry("process", "recorded")
                .containsEntry("values", Map.of("slug", slug, "urgent", false));
        assertThat(only("TaskCreated").payload())
                .containsEntry("task", "Activity_Ask")
                .containsEntry("roles", List.of("qa-lead"));
    }

    @Test
    void aCompletionNamesPersonRoleAndExactlyTheValuesSent() {
        Task task = start();
        Map<String, Object> values = new HashMap<>(Map.of(
                "slug",
                slug,
                "errorRate",
                0.0013,
                "requests",
                500,
                "large",
                Long.MAX_VALUE,
                "agreed",
                true,
                "reason",
                "because",
                "report",
                "x".repeat(1001),
                "checks",
                SpinValues.jsonValue("[\"a\",\"b\"]").create(),
                "file",
                Variables.byteArrayValue("bytes".getBytes(StandardCharsets.UTF_8))));
        values.put("hidden", null);
        as("qa-lead-2", () -> tasks.complete(task.getId(), values));

        NewEntry completed = only("TaskCompleted");
        assertThat(completed.actor()).isEqualTo(Actor.person("qa-lead-2", "qa-lead"));
        assertThat(completed.payload()).containsEntry("task", "Activity_Ask");
        Map<String, Object> expected = new HashMap<>(Map.of(
                "slug",
                slug,
                "errorRate",
                "0.0013",
                "requests",
                500L,
                "large",
                "9223372036854775807",
                "agreed",
                true,
                "reason",
                "because",
                "report",
                Map.of("sha256", "cbe4a2e86e808c9b51174c17d56b401791a6282036247a95c3fb2098f098ff79", "bytes", 1001L),
                "checks",
                "[\"a\",\"b\"]",
                "file",
                Map.of("sha256", "277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9", "bytes", 5L)));
        expected.put("hidden", null);
        assertThat(completed.payload().get("values")).isEqualTo(expected);
    }

    @Test
    void aFormTooLargeForOneEntryIsNamedByDigests() {
        Task task = start();
        Map<String, Object> values = new HashMap<>(Map.of("errorRate", 0.5, "short", "kept"));
        for (int i = 0; i < 60; i++) {
            values.put("reason" + i, "€".repeat(1000));
        }
        as("qa-lead", () -> tasks.complete(task.getId(), values));

        assertThat(only("TaskCompleted").payload())
                .extracting("values")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("short", "kept")
                .hasEntrySatisfying("reason7", reason -> assertThat(reason).isInstanceOf(Map.class));
    }

    @Test
    void aDecisionNamesItsInputsOutputsAndRules() {
        Task task = start();
        as("qa-lead", () -> tasks.complete(task.getId(), Map.of("errorRate", 0.0013)));

        assertThat(only("DecisionEvaluated").payload())
                .containsEntry("decision", "recorded-verdict")
                .containsEntry("activity", "Activity_Judge")
                .containsEntry("rules", List.of("rule_low"))
                .containsEntry(
                        "inputs", List.of(Map.of("name", "Error rate", "clause", "input_rate", "value", "0.0013")))
                .containsEntry("outputs", List.of(Map.of("name", "verdict", "rule", "rule_low", "value", "go")));
    }

    @Test
    void aTaskGivenBackAndATaskTakenAwayAreRecorded() {
        Task task = start();
        as("qa-lead", () -> tasks.claim(task.getId(), "qa-lead"));
        as("qa-lead", () -> tasks.setAssignee(task.getId(), null));
        runtime.messageEventReceived(
                "withdrawn",
                runtime.createExecutionQuery()
                        .messageEventSubscriptionName("withdrawn")
                        .processInstanceBusinessKey(slug)
                        .singleResult()
                        .getId());

        assertThat(recorded())
                .endsWith(
                        "TaskClaimed by qa-lead",
                        "TaskReleased by qa-lead",
                        "TaskCancelled by engine",
                        "ProcessEnded by engine");
        assertThat(only("TaskReleased").payload())
                .containsEntry("assignee", "qa-lead")
                .containsEntry("task", "Activity_Ask");
    }

    @Test
    void aStepThatCannotBeRecordedIsTakenBack() {
        Task task = start();
        List<String> before = recorded();
        sql(AWAY);

        assertThatThrownBy(() -> as("qa-lead", () -> tasks.complete(task.getId(), Map.of("errorRate", 0.5))))
                .hasMessageContaining("The ledger could not append");

        sql(BACK);
        assertThat(recorded()).isEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
        assertThat(runtime.getVariables(task.getExecutionId())).doesNotContainKey("errorRate");
    }

    @Test
    void aCommandRolledBackByItsCallerLeavesNothing() {
        Task task = start();
        List<String> before = recorded();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            as("qa-lead", () -> tasks.complete(task.getId(), Map.of("errorRate", 0.5)));
            status.setRollbackOnly();
        });

        assertThat(recorded()).isEqualTo(before);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isOne();
    }

    @Test
    void aBrokenServiceIsRecordedAsAnIncidentAndLaterAsResolved() {
        reachTheJob();
        outside.broken().set(true);
        assertThatThrownBy(() -> management.executeJob(job().getId())).hasMessageContaining("broken");
        outside.broken().set(false);
        management.setJobRetries(job().getId(), 1);
        management.executeJob(job().getId());

        assertThat(only("IncidentCreated").payload())
                .containsEntry("activity", "Activity_Act")
                .containsEntry("message", "java.lang.IllegalStateException: the world outside is broken");
        assertThat(recorded().subList(4, recorded().size()))
                .containsExactly(
                        "IncidentCreated by engine",
                        "IncidentResolved by engine",
                        "ActivityCompleted by engine",
                        "ProcessEnded by engine");
    }

    @Test
    void aBrokenLedgerDoesNotStopTheCountingOfFailedJobs() {
        reachTheJob();
        List<String> before = recorded();
        sql(AWAY);

        assertThatThrownBy(() -> management.executeJob(job().getId())).hasMessageContaining("could not append");

        assertThat(job().getRetries()).isZero();
        assertThat(runtime.createIncidentQuery()
                        .processInstanceId(job().getProcessInstanceId())
                        .count())
                .isOne();
        sql(BACK);
        assertThat(recorded()).isEqualTo(before);
        management.executeJob(job().getId());
        assertThat(recorded().subList(before.size(), recorded().size()))
                .containsExactly("ActivityCompleted by engine", "ProcessEnded by engine", "IncidentResolved by engine");
    }

    /** 41: the job had committed, its answer was lost, and it is tried again. */
    @Test
    void aJobTriedAgainAfterItsCommitLeavesNothingMore() {
        reachTheJob();
        String job = job().getId();
        management.executeJob(job);
        List<String> before = recorded();

        assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining(job);

        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void aChangeOfMembershipIsRecordedWithItsAuthor() {
        String id = "auditor" + System.nanoTime();
        identity.saveGroup(identity.newGroup(id));
        identity.saveUser(identity.newUser(id));
        as("admin", () -> identity.createMembership(id, id));

        assertThat(ledger.entries("engine"))
                .extracting(Entry::content)
                .filteredOn(entry -> entry.type().equals("IdentityChanged")
                        && entry.payload().containsValue(id))
                .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo(Actor.person("admin", null)))
                .extracting(entry ->
                        entry.payload().get("kind") + " " + entry.payload().get("property"))
                .containsExactlyInAnyOrder("Group membership userId", "Group membership groupId");
    }

    private Task start() {
        as(
                "deployment-manager",
                () -> runtime.startProcessInstanceByKey("recorded", "forged", Map.of("slug", slug, "urgent", false)));
        return tasks.createTaskQuery().processInstanceBusinessKey(slug).singleResult();
    }

    private void reachTheJob() {
        Task task = start();
        as("qa-lead", () -> tasks.complete(task.getId(), Map.of("errorRate", 0.5)));
    }

    private Job job() {
        return management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(slug)
                        .singleResult()
                        .getId())
                .singleResult();
    }

    private void as(String user, Runnable act) {
        identity.setAuthenticatedUserId(user);
        try {
            act.run();
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<String> recorded() {
        return ledger.entries(slug).stream()
                .map(Entry::content)
                .map(entry -> entry.type() + " by " + entry.actor().id())
                .toList();
    }

    private NewEntry only(String type) {
        List<NewEntry> found = ledger.entries(slug).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals(type))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private void sql(String... statements) {
        Arrays.stream(statements).forEach(new JdbcTemplate(database)::execute);
    }
}
