package dev.slipway.process.modification;

import dev.slipway.approval.ModificationDecision;
import dev.slipway.approval.ModificationDecisions;
import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the gate whether this very change was assessed, and whether what followed from that was done. */
@Component
class ModificationFacts implements GateFactSource {

    private final ModificationCheck check;
    private final ModificationDecisions decisions;

    ModificationFacts(ModificationCheck check, ModificationDecisions decisions) {
        this.check = check;
        this.decisions = decisions;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("modificationAssessed", () -> check.objections(release).isEmpty())
                .fact(
                        "modificationCleared",
                        () -> decisions
                                .of(release)
                                .map(ModificationDecision::cleared)
                                .orElse(null));
    }
}
