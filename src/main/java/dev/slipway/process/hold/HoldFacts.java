package dev.slipway.process.hold;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.process.Holds;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the gate whether somebody stopped the release. */
@Component
class HoldFacts implements GateFactSource {

    private final Holds holds;

    HoldFacts(Holds holds) {
        this.holds = holds;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("blocked", () -> !holds.blocks(release).isEmpty())
                .fact("rollbackUnderWay", () -> holds.rollbackUnderWay(release));
    }
}
