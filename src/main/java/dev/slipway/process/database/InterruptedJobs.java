package dev.slipway.process.database;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Frees the steps that were under way when the process died, so that they are taken again at once. Only an H2 file has
 * one process at a time; on PostgreSQL another node may still be at them, and the lock's time is what tells.
 */
@Component
class InterruptedJobs extends AbstractProcessEnginePlugin {

    private static final Logger LOG = LoggerFactory.getLogger(InterruptedJobs.class);

    /** Before the job executor begins: no lock can be of this process. */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        if (!"h2".equals(configuration.getDatabaseType())) {
            return;
        }
        int freed = new JdbcTemplate(configuration.getDataSource())
                .update(
                        "update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null");
        if (freed > 0) {
            LOG.info("{} steps were interrupted when the application ended and are taken again", freed);
        }
    }
}
