package dev.slipway.process.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.slipway.SlipwayTest;
import dev.slipway.approval.Absence;
import dev.slipway.approval.AuthorityMatrix;
import dev.slipway.approval.Delegation;
import dev.slipway.ledger.Entry;
import dev.slipway.ledger.Ledger;
import dev.slipway.ledger.NewEntry;
import dev.slipway.notice.NoticeGivenUp;
import dev.slipway.notice.Notices;
import dev.slipway.notice.PostOffice;
import dev.slipway.process.guard.TaskReturns;
import dev.slipway.process.record.LedgerRecorder;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Releases;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets which mail of a release, seen in the outbox and in the ledger. */
@SlipwayTest
class TaskMailTests {

    private static final String AT = "@slipway.example";

    private final ProcessEngine engine;
    private final Ledger ledger;
    private final OutboxFolder outbox;
    private final OpenedTasks opened;
    private final String release;

    @Autowired
    private Notices notices;

    @Autowired
    private RoleHolders holders;

    @Autowired
    private TaskWords words;

    @Autowired
    private TaskReturns returns;

    @Autowired
    private LedgerRecorder recorder;

    @Autowired
    private ReleasePolicy policy;

    @Autowired
    private AuthorityMatrix matrix;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private StakeholderNotices stakeholders;

    @Autowired
    private NoticeRecords records;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    TaskMailTests(ProcessEngine engine, Releases releases, Ledger ledger, @Value("${slipway.data}") Path data) {
        this.engine = engine;
        this.ledger = ledger;
        this.outbox = new OutboxFolder(data.resolve("outbox"));
        this.opened = new OpenedTasks(engine, releases);
        this.release = opened.release();
    }

    @AfterEach
    void endEverything() {
        opened.end();
    }

    @Test
    void aTaskCallsItsRoleAndAsksTheConsulted() {
        Task task = opened.open(release, "plan-deployment", "Activity_CreateDeploymentPlan");

        List<OutboxFolder.Mail> mails = mails(task, 12);
        assertThat(to(mails, "Task: Create deployment plan – mail-probe 1.0.0 to production"))
                .containsExactlyInAnyOrder(both("release-manager"));
        assertThat(to(mails, "Your comment: Create deployment plan – mail-probe 1.0.0 to production"))
                .containsExactlyInAnyOrder(
                        both("system-owner", "operations", "risk-manager", "compliance-officer", "qa-lead"));
        assertThat(mails)
                .allSatisfy(mail -> assertThat(mail.text())
                        .contains("http://localhost:8080/camunda/app/tasklist/default/#/?task=" + task.getId())
                        .contains("http://localhost:8080/?release=" + release));
        await().untilAsserted(() -> assertThat(payloads("NoticeDelivered"))
                .filteredOn(payload -> ("task:" + task.getId() + ":offered").equals(payload.get("notice")))
                .extracting(payload -> payload.get("recipient") + " by " + payload.get("way"))
                .containsExactlyInAnyOrder("release-manager by file", "release-manager-2 by file"));
    }

    @Test
    void theInformedAreToldWhenItIsDone() {
        Task task = opened.open(release, "operate-and-monitor", "Activity_ReviewDeployment");
        assertThat(to(mails(task, 2), "Task: Review deployment")).containsExactlyInAnyOrder(both("deployment-manager"));

        engine.getTaskService().complete(task.getId());

        assertThat(to(mails(task, 4), "Done: Review deployment")).containsExactlyInAnyOrder(both("release-manager"));
    }

    @Test
    void theInformedReadTheAnswerAndInWhichRoleItWasGiven() {
        Task task = opened.open(release, "operate-and-monitor", "Activity_ReviewDeployment");
        mails(task, 2);
        engine.getTaskService().claim(task.getId(), "deployment-manager");
        engine.getTaskService()
                .complete(
                        task.getId(),
                        Map.of(
                                "reviewRecommendation", "rollBack",
                                "reviewIssues", "none",
                                "reviewFeedback", "Ask Jo Poe of the credit desk."));

        assertThat(mails(task, 4))
                .filteredOn(mail -> mail.subject().startsWith("Done: "))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail.text())
                        .contains("the Deployment Manager did this task.")
                        .contains("- You recommend: Roll back")
                        .doesNotContain("Jo Poe"));
    }

    @Test
    void theInformedReadHowAChecklistCameOut() {
        Task task = opened.open(release, "verify-readiness", "Activity_VerifyTesting");
        mails(task, 6);
        engine.getTaskService().complete(task.getId(), Map.of("check2_1", "yes", "check2_2", "yes", "check2_3", "no"));

        assertThat(mails(task, 8))
                .filteredOn(mail -> mail.subject().startsWith("Done: "))
                .allSatisfy(mail -> assertThat(mail.text()).contains("- Checklist: 1 × No", "- Checklist: 2 × Yes"));
    }

    @Test
    void aStepThatIsTakenBackSendsNothing() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            opened.open(release, "plan-deployment", "Activity_CreateDeploymentPlan");
            status.setRollbackOnly();
        });
        Task later = opened.open(release, "plan-deployment", "Activity_PlanRollback");

        mails(later, 12);
        assertThat(outbox.naming(release))
                .allSatisfy(mail -> assertThat(mail.subject()).contains("Plan rollback"));
    }

    @Test
    void aTaskThatWaitsIsRemindedAndEscalatedOnce() {
        Task task = opened.open(release, "plan-deployment", "Activity_CreateDeploymentPlan");
        engine.getTaskService().claim(task.getId(), "release-manager");
        mails(task, 12);

        lookAfter(policy.reminder().minusSeconds(5));
        lookAfter(policy.reminder());
        lookAfter(policy.escalation());
        lookAfter(policy.escalation().multipliedBy(2));

        List<OutboxFolder.Mail> mails = mails(task, 16);
        assertThat(to(mails, "Reminder: ")).containsExactlyInAnyOrder(both("release-manager"));
        assertThat(to(mails, "Escalation: ")).containsExactlyInAnyOrder(both("deployment-manager"));
        assertThat(mails)
                .filteredOn(mail -> mail.subject().startsWith("Escalation"))
                .allSatisfy(mail -> assertThat(mail.text()).contains("claimed by release-manager"));
        assertThat(payloads("TaskReminded")).hasSize(1);
        assertThat(payloads("TaskEscalated"))
                .singleElement()
                .satisfies(payload -> assertThat(payload).containsEntry("roles", List.of("deployment-manager")));
        assertThat(assignee(task)).isEqualTo("release-manager");
    }

    @Test
    void anApprovalThatLiesIdleIsFreeAgain() {
        Task task = opened.open(release, "approve-deployment", "Activity_AnswerForRole#multiInstanceBody");
        assertThat(to(mails(task, 6), "Task: ")).containsExactlyInAnyOrder(both("qa-lead"));
        engine.getTaskService().claim(task.getId(), "qa-lead-2");

        lookAfter(policy.reminder());
        assertThat(assignee(task)).isEqualTo("qa-lead-2");
        lookAfter(policy.escalation().plusSeconds(5));
        lookAfter(policy.escalation().plusSeconds(5));

        assertThat(assignee(task)).isNull();
        assertThat(payloads("IdleClaimFreed"))
                .singleElement()
                .satisfies(payload -> assertThat(payload)
                        .containsEntry("claimant", "qa-lead-2")
                        .containsEntry("idle", policy.escalation().toString()));
        assertThat(payloads("TaskReleased")).hasSize(1);
        assertThat(to(mails(task, 12), "Free again: ")).containsExactlyInAnyOrder(both("qa-lead"));
    }

    @Test
    void aRollbackDecisionEscalatesAfterMinutes() {
        Task task = opened.open(release, "roll-back-deployment", "Activity_DecideRollback");
        engine.getTaskService().claim(task.getId(), "system-owner");

        lookAfter(policy.rollbackEscalation().plusSeconds(5));

        assertThat(assignee(task)).isNull();
        assertThat(payloads("TaskEscalated")).hasSize(1);
        assertThat(payloads("TaskReminded")).isEmpty();
    }

    @Test
    void aDelegateOfAnAbsentHolderIsCalledByMail() {
        Instant now = Instant.now();
        Instant later = now.plusSeconds(600);
        String id = UUID.randomUUID().toString();
        matrix.add(new Delegation(id, "qa-lead", "qa-lead", "operations-2", now, later, "leave", null), "test", now);
        matrix.add(new Absence(id, "qa-lead", now, later, "leave", null), "test", now);
        try {
            Task task = opened.open(release, "approve-deployment", "Activity_AnswerForRole#multiInstanceBody");
            List<OutboxFolder.Mail> mails = mails(task, 8);
            assertThat(to(mails, "Delegate: Give approval – mail-probe 1.0.0 to production"))
                    .containsExactlyInAnyOrder("operations-2" + AT, "qa-lead" + AT);
            assertThat(mails)
                    .filteredOn(mail -> mail.subject().startsWith("Delegate"))
                    .allSatisfy(mail -> assertThat(mail.text())
                            .contains("operations-2 may answer this task from now on as the delegate of qa-lead")
                            .contains("/tasklist/default/#/?task=" + task.getId()));
        } finally {
            matrix.endDelegation(id, "test", "over", Instant.now());
            matrix.endAbsence(id, "test", "over", Instant.now());
        }
    }

    /** The same call by a mail server as a house has one. */
    @Test
    void theCallOfADelegateArrivesThroughARealServer() throws MessagingException, IOException {
        Task task = opened.open(release, "approve-deployment", "Activity_AnswerForRole#multiInstanceBody");
        PostOffice office = new PostOffice();
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            new StandInNotices(office.notices, holders, words, engine, Clock.systemUTC())
                    .called(task, "operations-2", "qa-lead");
            office.deliver(server.getSmtp().getPort());

            for (String person : List.of("operations-2" + AT, "qa-lead" + AT)) {
                MimeMessage[] received = server.getReceivedMessagesForDomain(person);
                assertThat(received).as(person).hasSize(1);
                assertThat(received[0].getSubject())
                        .isEqualTo("Delegate: Give approval – mail-probe 1.0.0 to production");
                assertThat(received[0].getContent().toString())
                        .contains("operations-2 may answer this task from now on as the delegate of qa-lead");
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void aFreshClaimIsNotIdle() {
        Task task = opened.open(release, "approve-deployment", "Activity_AnswerForRole#multiInstanceBody");
        engine.getTaskService().claim(task.getId(), "qa-lead");

        assertThat(returns.releaseIdle(task.getId(), Instant.now().minusSeconds(60)))
                .isEmpty();
        assertThat(returns.releaseIdle("no-such-task", Instant.now())).isEmpty();
        assertThat(assignee(task)).isEqualTo("qa-lead");
    }

    @Test
    void stakeholdersOfThePlanAreToldByMailOrNamedForOtherWays() {
        opened.begin(
                release,
                "plan-deployment",
                "Activity_RecordPlan",
                Map.of(
                        "stakeholdersNotified",
                        "Credit desk | credit-desk@example.org\nBranches | intranet",
                        "stakeholderStandby",
                        "On-call | +44 20 7946 0001\nCredit desk | credit-desk@example.org",
                        "stakeholderSystems",
                        "loan-portal | ready"));

        await().untilAsserted(() -> assertThat(outbox.naming("Better with thin files"))
                .filteredOn(mail -> mail.subject().equals("Planned: mail-probe 1.0.0 to production"))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.to()).isEqualTo("credit-desk@example.org");
                    assertThat(mail.text())
                            .contains("canary at 5, 25 %")
                            .contains("loan-portal | ready")
                            .contains("help@example.org");
                }));
        assertThat(payloads("StakeholdersNotified"))
                .singleElement()
                .satisfies(payload -> assertThat(payload)
                        .containsEntry("byMail", List.of("Credit desk", "Credit desk"))
                        .containsEntry("otherwise", List.of("Branches", "On-call")));
    }

    @Test
    void usersGetTheReleaseNotes() {
        opened.begin(
                release,
                "operate-and-monitor",
                "Activity_SendReleaseNotes",
                Map.of(
                        "usersContacts",
                        "Credit desk | desk-" + release.length() + "@example.org",
                        "usersMessage",
                        "Thin files are scored now.",
                        "diffSummary",
                        "Model 1.0 to 1.1"));

        await().untilAsserted(() -> assertThat(outbox.naming("Thin files are scored now."))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.text()).contains("Model 1.0 to 1.1").contains("help@example.org")));
        assertThat(payloads("ReleaseNotesSent"))
                .singleElement()
                .satisfies(payload -> assertThat(payload).containsEntry("byMail", List.of("Credit desk")));
    }

    @Test
    void aMeetingIsInvitedToMovedAndCancelled() {
        String instance = opened.begin(release, "approve-deployment", "Activity_HoldApprovalMeeting", Map.of());
        Instant start = Instant.parse("2026-11-24T13:00:00Z");

        assertThat(inside(instance, 0, start, false)).containsExactly("qa-lead", "qa-lead-2");
        inside(instance, 0, start, false);
        inside(instance, 1, start.plusSeconds(3600), false);
        inside(instance, 2, start, true);

        await().untilAsserted(() -> assertThat(payloads("NoticeDelivered"))
                .extracting(payload -> payload.get("notice"))
                .filteredOn(key -> key.toString().startsWith("meeting:"))
                .containsExactlyInAnyOrder(Stream.of(0, 0, 1, 1, 2, 2)
                        .map(sequence -> "meeting:" + release + ":approval:" + sequence)
                        .toArray()));
    }

    @Test
    void aMailThatWasGivenUpIsRecorded() {
        records.on(new NoticeGivenUp("id-" + release, "task:1:offered", release, "qa-lead", 9, "550 no such mailbox"));

        assertThat(payloads("NoticeGivenUp"))
                .singleElement()
                .satisfies(payload -> assertThat(payload)
                        .containsEntry("recipient", "qa-lead")
                        .containsEntry("attempts", 9L)
                        .containsEntry("reason", "550 no such mailbox"));
    }

    private List<String> inside(String instance, int sequence, Instant start, boolean cancelled) {
        Meeting meeting =
                new Meeting("approval", sequence, "Approval", "1. Readiness", start, start.plusSeconds(3600), "Room 1");
        List<String> roles = List.of("qa-lead");
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    var execution = context.getExecutionManager().findExecutionById(instance);
                    return cancelled
                            ? stakeholders.cancel(execution, meeting, roles)
                            : stakeholders.invite(execution, meeting, roles);
                });
    }

    /** Looks as if so much time had passed. */
    private void lookAfter(Duration time) {
        new WaitingTasks(
                        engine,
                        notices,
                        holders,
                        words,
                        returns,
                        recorder,
                        policy,
                        transactions,
                        Clock.offset(Clock.systemUTC(), time))
                .look();
    }

    private List<OutboxFolder.Mail> mails(Task task, int count) {
        await().untilAsserted(() -> assertThat(outbox.naming(task.getId())).hasSize(count));
        return outbox.naming(task.getId());
    }

    private static List<String> to(List<OutboxFolder.Mail> mails, String subject) {
        return mails.stream()
                .filter(mail -> mail.subject().startsWith(subject))
                .map(OutboxFolder.Mail::to)
                .toList();
    }

    private static String[] both(String... roles) {
        return Stream.of(roles)
                .flatMap(role -> Stream.of(role + AT, role + "-2" + AT))
                .toArray(String[]::new);
    }

    private @org.jspecify.annotations.Nullable String assignee(Task task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task.getId())
                .singleResult()
                .getAssignee();
    }

    private List<Map<String, Object>> payloads(String type) {
        return ledger.entries(release).stream()
                .map(Entry::content)
                .filter(entry -> entry.type().equals(type))
                .map(NewEntry::payload)
                .toList();
    }
}
