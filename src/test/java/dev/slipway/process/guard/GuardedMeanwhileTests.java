package dev.slipway.process.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.process.guard.Rest.Answer;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A task that a step still finds while the process that it belongs to is gone, as between two readings of a step that
 * another one overtakes.
 */
@GuardedEngineTest
class GuardedMeanwhileTests {

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private GuardedEngine application;

    @LocalServerPort
    private int port;

    private String task = "";
    private String instance = "";

    @BeforeEach
    void aTaskWithoutItsProcess() {
        GuardedRelease release = new GuardedRelease(engine, jdbc);
        release.claimedBy("maria");
        task = release.taskId();
        instance = release.id();
        jdbc.execute("set referential_integrity false");
        jdbc.update("delete from act_ru_execution where id_ = ?", instance);
        application.refusals().clear();
    }

    @AfterEach
    void takeTheRestAway() {
        jdbc.update("delete from act_ru_identitylink where task_id_ = ?", task);
        List.of("act_ru_variable", "act_ru_task", "act_ru_execution")
                .forEach(table -> jdbc.update("delete from " + table + " where proc_inst_id_ = ?", instance));
        jdbc.update("delete from act_ru_job where process_instance_id_ = ?", instance);
        jdbc.execute("set referential_integrity true");
    }

    @Test
    void itIsGoneForWhoeverAsks() {
        Rest maria = new Rest(port, "maria");
        for (Answer answer : List.of(
                maria.get("/task/" + task + "/form-variables"),
                maria.post("/task/" + task + "/claim", "{\"userId\": \"maria\"}"),
                maria.post("/task/" + task + "/complete", "{\"variables\": {}}"),
                maria.post("/task/" + task + "/submit-form", "{\"variables\": {}}"))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(404);
            assertThat(answer.message()).contains("is no longer open", "Reload the list.");
        }
        assertThat(application.refusals())
                .extracting(CommandRefused::command)
                .containsExactly("GetTaskFormVariablesCmd", "ClaimTaskCmd", "CompleteTaskCmd", "SubmitTaskFormCmd");
    }
}
