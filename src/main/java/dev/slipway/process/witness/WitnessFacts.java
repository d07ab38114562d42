package dev.slipway.process.witness;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the gate whether those who must see the ledger do see it, and agree. */
@Component
class WitnessFacts implements GateFactSource {

    private final Witnesses witnesses;

    WitnessFacts(Witnesses witnesses) {
        this.witnesses = witnesses;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("ledgerWitnessed", witnesses::follow);
    }
}
