package dev.slipway.walk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.SlipwayTest;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Releases;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task says from its first moment which release it is for and when somebody has waited too long. */
@SlipwayTest
class OfferedTasksTests {

    private final LoneTasks lone;
    private final ProcessEngine engine;
    private final ReleasePolicy policy;

    @Autowired
    OfferedTasksTests(ProcessEngine engine, Releases releases, ReleasePolicy policy) {
        this.lone = new LoneTasks(engine, releases);
        this.engine = engine;
        this.policy = policy;
    }

    @AfterEach
    void closeTasks() {
        lone.closeAll();
    }

    @Test
    void fallsDueAfterTheReminderOfThePolicy() {
        Task task = open();
        assertThat(Duration.between(
                        task.getCreateTime().toInstant(), task.getDueDate().toInstant()))
                .isCloseTo(policy.reminder(), Duration.ofSeconds(5));
    }

    @Test
    void namesItsRelease() {
        assertThat(engine.getTaskService().getVariableLocal(open().getId(), "release"))
                .isInstanceOfSatisfying(String.class, slug -> assertThat(slug).startsWith("refusal-probe~1.0.0~"));
    }

    private Task open() {
        return lone.open(lone.release("ci"), "plan-deployment", "Activity_CreateDeploymentPlan", Map.of());
    }
}
