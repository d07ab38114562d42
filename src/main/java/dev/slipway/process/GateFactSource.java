package dev.slipway.process;

import dev.slipway.gate.GateFacts;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Supplies facts of one field to the gate; every bean of this type is asked at each question. */
public interface GateFactSource {

    /** Adds its facts; one that cannot be established stays unknown, and unknown denies. */
    void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution);
}
