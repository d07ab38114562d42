package dev.slipway.process.sign;

import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.gate.GateFacts;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** Tells the gate whether the authorization is signed and every signature under it verifies now. */
@Component
class SignatureFacts implements GateFactSource {

    private final Authorizations authorizations;
    private final SignatureCheck check;

    SignatureFacts(Authorizations authorizations, SignatureCheck check) {
        this.authorizations = authorizations;
        this.check = check;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("authorizationSigned", () -> check.problem(given(release)).isEmpty())
                .fact("signatureProblem", () -> check.problem(given(release)).orElse(null));
    }

    private Authorization given(ReleaseId release) {
        return authorizations.of(release).orElseThrow();
    }
}
