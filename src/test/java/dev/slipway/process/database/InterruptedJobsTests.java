package dev.slipway.process.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.postgres.PostgresOrSkipped;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A step whose process died is taken again at the next start, unless another node may be at it. */
@ExtendWith(PostgresOrSkipped.class)
class InterruptedJobsTests {

    @Test
    void areFreedWhereNobodyElseCanBeAtThem() {
        assertThat(lockOwnersAfterANewStart(TestDatabase.h2())).isEmpty();
    }

    @Test
    void areLeftToTheirNodeWhereThereMayBeOne() {
        assertThat(lockOwnersAfterANewStart(TestDatabase.postgres())).containsExactly("the other node");
    }

    private static List<String> lockOwnersAfterANewStart(TestDatabase fresh) {
        DataSource database = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
        JdbcTemplate jdbc = new JdbcTemplate(database);
        ProcessEngine first = engine(database);
        first.getRepositoryService()
                .createDeployment()
                .addModelInstance("one-step.bpmn", oneStep())
                .deploy();
        first.getRuntimeService().startProcessInstanceByKey("one-step");
        first.close();
        jdbc.update(
                "update act_ru_job set lock_owner_ = 'the other node', lock_exp_time_ = timestamp '2999-01-01 00:00:00'");

        engine(database).close();

        return jdbc.queryForList("select lock_owner_ from act_ru_job where lock_exp_time_ is not null", String.class);
    }

    private static BpmnModelInstance oneStep() {
        return Bpmn.createExecutableProcess("one-step")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .camundaAsyncAfter()
                .endEvent()
                .done();
    }

    private static ProcessEngine engine(DataSource database) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        configuration.setProcessEngineName("interrupted");
        configuration.getProcessEnginePlugins().add(new InterruptedJobs());
        return configuration.buildProcessEngine();
    }
}
