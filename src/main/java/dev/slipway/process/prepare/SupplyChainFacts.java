package dev.slipway.process.prepare;

import dev.slipway.gate.GateFacts;
import dev.slipway.process.Candidates;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import dev.slipway.supplychain.SupplyChain;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether the components are still signed and built by those who are trusted now: a key may have been taken away. */
@Component
class SupplyChainFacts implements GateFactSource {

    private final Candidates candidates;
    private final SupplyChain supplyChain;

    SupplyChainFacts(Candidates candidates, SupplyChain supplyChain) {
        this.candidates = candidates;
        this.supplyChain = supplyChain;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact(
                "supplyChainProven",
                () -> supplyChain.findings(candidates.candidate(release)).isEmpty());
    }
}
