package dev.slipway.process.byhand;

import dev.slipway.approval.ManualForms;
import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.DeploymentWay;
import dev.slipway.release.DeploymentWays;
import dev.slipway.release.ReleaseId;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the gate whether the release is moved by hand, and whether the governance lead has signed for that. */
@Component
class ByHandFacts implements GateFactSource {

    private final DeploymentWays ways;
    private final ManualForms forms;
    private final Clock clock;

    ByHandFacts(DeploymentWays ways, ManualForms forms, Clock clock) {
        this.ways = ways;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("rolloutByHand", () -> ways.rollout(release).orElseThrow() == DeploymentWay.MANUAL)
                .fact("stagingByHand", () -> ways.staging(release).orElseThrow() == DeploymentWay.MANUAL)
                .fact(
                        "manualFormValid",
                        () -> forms.of(release)
                                .filter(form -> form.validAt(clock.instant()))
                                .isPresent());
    }
}
