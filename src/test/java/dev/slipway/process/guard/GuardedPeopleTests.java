package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.guard.GuardedEngine.NobodyTwice;
import dev.slipway.process.guard.Rest.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whose task it is: claims, their return, and the application's own rules about people. */
@GuardedEngineTest
class GuardedPeopleTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private TaskReturns returns;

    @Autowired
    private OwnSteps ownSteps;

    @Autowired
    private NobodyTwice rules;

    @LocalServerPort
    private int port;

    private Rest maria;
    private GuardedRelease release;

    @BeforeEach
    void anUnclaimedTask() {
        maria = new Rest(port, "maria");
        release = new GuardedRelease(engine, jdbc);
    }

    @AfterEach
    void nobodyIsBarred() {
        rules.barred = "";
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void aCandidateClaimsForHimself() {
        assertThat(claim("maria", "maria").status()).isEqualTo(204);
        assertThat(release.task().getAssignee()).isEqualTo("maria");
    }

    @Test
    void nobodyClaimsForAnother() {
        refused(403, () -> claim("maria", "otto"), "you claim for yourself only");
    }

    @Test
    void administratorsClaimNothingThatIsNotForThem() {
        refused(403, () -> claim("admin", "admin"), "you are in none of these groups");
    }

    @Test
    void aStrangerReadsTheEnginesOwnRefusal() {
        refused(403, () -> claim("sam", "sam"), "does not have");
    }

    @Test
    void aTaskClaimedByAnotherIsAConflict() {
        release.claimedBy("otto");

        refused(409, () -> claim("maria", "maria"), "already claimed by 'otto'");
    }

    @Test
    void aTaskThatIsGoneCannotBeClaimed() {
        Answer answer = maria.post("/task/no-such-task/claim", "{\"userId\": \"maria\"}");

        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void nobodyAssigns() {
        for (String user : List.of("maria", "admin")) {
            refused(400, () -> maria.as(user).post(path("assignee"), "{\"userId\": \"otto\"}"), "nobody assigns");
        }
    }

    @Test
    void theClaimantGivesBackByTheCrossOfTasklist() {
        release.claimedBy("maria");

        assertThat(maria.post(path("unclaim"), "").status()).isEqualTo(204);
        assertThat(release.task().getAssignee()).isNull();
    }

    @Test
    void theClaimantGivesBackByClaimingForNobody() {
        release.claimedBy("maria");

        assertThat(maria.post(path("claim"), "{\"userId\": null}").status()).isEqualTo(204);
        assertThat(release.task().getAssignee()).isNull();
    }

    @Test
    void nobodyElseGivesItBack() {
        release.claimedBy("otto");

        for (String user : List.of("maria", "admin", "sam")) {
            refused(403, () -> maria.as(user).post(path("unclaim"), ""), "");
            refused(403, () -> maria.as(user).post(path("claim"), "{\"userId\": null}"), "");
        }
    }

    @Test
    void theClaimantGivesBackByOurOwnRoute() {
        release.claimedBy("maria");
        loggedIn("maria", "qa-lead");

        returns.giveBack(release.taskId());

        assertThat(release.task().getAssignee()).isNull();
    }

    @Test
    void onlyTheAccountablePersonReleasesAClaim() {
        release.claimedBy("maria");
        loggedIn("otto", "qa-lead");
        String taskId = anonymously(release::taskId);
        Assertions.assertThatThrownBy(() -> returns.release(taskId)).isInstanceOf(AuthorizationException.class);

        loggedIn("rita", "release-manager");
        returns.release(taskId);

        assertThat(anonymously(release::task).getAssignee()).isNull();
    }

    @Test
    void theApplicationsRulesBarAClaim() {
        rules.barred = "maria";

        refused(403, () -> claim("maria", "maria"), "'maria' may not claim: asked for this release");
    }

    @Test
    void theApplicationsRulesBarACompletion() {
        release.claimedBy("maria");
        rules.barred = "maria";

        refused(
                403,
                () -> maria.post(path("complete"), "{\"variables\": {\"verdict\": {\"value\": \"yes\"}}}"),
                "'maria' may not complete");
    }

    @Test
    void ourOwnStepsPassTheTableButNotTheChecks() {
        loggedIn("rita", "release-manager");
        String task = anonymously(release::taskId);

        ownSteps.runAuthorized(() -> {
            engine.getRuntimeService()
                    .createMessageCorrelation("block")
                    .processInstanceId(release.id())
                    .correlate();
            return true;
        });

        Assertions.assertThatThrownBy(() -> ownSteps.runAuthorized(() -> {
                    engine.getTaskService().complete(task);
                    return true;
                }))
                .hasMessageContaining("nobody has claimed it");
    }

    @Test
    void ourOwnStepIsTakenAgainWhenAJobIsFaster() {
        loggedIn("rita", "release-manager");
        AtomicInteger taken = new AtomicInteger();

        ownSteps.runAuthorized(() -> {
            engine.getRuntimeService().setVariable(release.id(), "system", "from the person");
            if (taken.incrementAndGet() < 3) {
                CompletableFuture.runAsync(() -> engine.getRuntimeService()
                                .setVariable(release.id(), "system", "from a job " + taken.get()))
                        .join();
            }
            return true;
        });

        assertThat(taken).hasValue(3);
        assertThat(anonymously(() -> release.variable("system"))).isEqualTo("from the person");
    }

    @Test
    void ourOwnStepGivesUpInWordsWhenItNeverWins() {
        loggedIn("rita", "release-manager");
        AtomicInteger taken = new AtomicInteger();

        Assertions.assertThatThrownBy(() -> ownSteps.runAuthorized(() -> {
                    engine.getRuntimeService().setVariable(release.id(), "system", "from the person");
                    return CompletableFuture.supplyAsync(() -> {
                                engine.getRuntimeService()
                                        .setVariable(release.id(), "system", "from a job " + taken.incrementAndGet());
                                return true;
                            })
                            .join();
                }))
                .hasMessageContaining("Somebody else changed this at the same moment");

        assertThat(taken).hasValue(10);
    }

    @Test
    void onlyTheProcessOwnerDeploys() {
        loggedIn("admin", "camunda-admin");
        Assertions.assertThatThrownBy(this::deploy).hasMessageContaining("it is for members of 'process-owner'");
        loggedIn("maria", "qa-lead");
        Assertions.assertThatThrownBy(this::deploy).isInstanceOf(AuthorizationException.class);

        loggedIn("olga", "process-owner");

        Assertions.assertThatCode(this::deploy).doesNotThrowAnyException();
    }

    private void deploy() {
        engine.getRepositoryService()
                .createDeployment()
                .name("owner")
                .addString("extra.form", "{\"id\": \"extra\", \"type\": \"default\", \"components\": []}")
                .deploy();
    }

    private void refused(int status, Supplier<Answer> attempt, String text) {
        String before = release.state();
        Answer answer = attempt.get();

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.message()).contains(text);
        assertThat(release.state()).isEqualTo(before);
    }

    private Answer claim(String caller, String claimant) {
        return maria.as(caller).post(path("claim"), "{\"userId\": \"" + claimant + "\"}");
    }

    private String path(String step) {
        return "/task/" + release.taskId() + "/" + step;
    }

    private void loggedIn(String user, String group) {
        engine.getIdentityService().setAuthentication(user, List.of(group));
    }

    private <T> T anonymously(Supplier<T> read) {
        var login = engine.getIdentityService().getCurrentAuthentication();
        engine.getIdentityService().clearAuthentication();
        try {
            return read.get();
        } finally {
            engine.getIdentityService().setAuthentication(login);
        }
    }
}
