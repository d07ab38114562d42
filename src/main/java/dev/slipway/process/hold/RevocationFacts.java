package dev.slipway.process.hold;

import dev.slipway.approval.Authorizations;
import dev.slipway.approval.Revocations;
import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Whether somebody took back a yes on which the authorization stands. */
@Component
class RevocationFacts implements GateFactSource {

    private final Authorizations authorizations;
    private final Revocations revocations;

    RevocationFacts(Authorizations authorizations, Revocations revocations) {
        this.authorizations = authorizations;
        this.revocations = revocations;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact(
                "approvalRevoked",
                () -> !revocations
                        .of(release, authorizations.of(release).orElseThrow().round())
                        .isEmpty());
    }
}
