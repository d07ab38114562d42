package dev.slipway.process.operate;

import dev.slipway.process.Answer;
import dev.slipway.process.Fact;
import dev.slipway.process.Journal;
import dev.slipway.process.ReleaseVariables;
import dev.slipway.release.ReleasePolicy;
import dev.slipway.release.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the monitoring period: how long by tier, how often, and who verifies. */
@Component
class StartMonitoringDelegate implements JavaDelegate {

    /** Everybody whom the source's RACI table holds responsible for post-deployment verification. */
    private static final List<Role> VERIFIERS =
            List.of(Role.DEPLOYMENT_MANAGER, Role.OPERATIONS, Role.RISK_MANAGER, Role.COMPLIANCE_OFFICER, Role.QA_LEAD);

    private final ReleasePolicy policy;
    private final Journal journal;
    private final Clock clock;

    StartMonitoringDelegate(ReleasePolicy policy, Journal journal, Clock clock) {
        this.policy = policy;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ReleaseVariables variables = ReleaseVariables.of(execution);
        Instant now = clock.instant();
        Instant ends = now.plus(policy.monitoring().of(variables.riskTier()));
        variables
                .put(Fact.MONITORING_STARTED, now.toString())
                .put(Fact.MONITORING_ENDS, ends.toString())
                .put(Fact.HEALTH_INTERVAL, policy.healthInterval().toString())
                .put(
                        Fact.POST_DEPLOYMENT_ROLES,
                        Stream.of(Role.values())
                                .filter(VERIFIERS::contains)
                                .map(Role::id)
                                .toList())
                .put(Fact.HEALTH_SUMMARY, "Nothing measured yet.")
                .put(Fact.KPI_TEXT, variables.textOrNull(Answer.SUCCESS_CRITERIA));
        journal.record(
                execution,
                "MonitoringStarted",
                Map.of(
                        "ends",
                        ends.toString(),
                        "interval",
                        policy.healthInterval().toString()));
    }
}
