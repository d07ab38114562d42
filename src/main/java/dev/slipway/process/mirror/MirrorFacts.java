package dev.slipway.process.mirror;

import dev.slipway.gate.GateFacts;
import dev.slipway.ledger.Mirror;
import dev.slipway.process.GateFactSource;
import dev.slipway.release.ReleaseId;
import dev.slipway.worm.WriteOnce;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the mirrors on which releases depend keep the ledger, and keep the same one. */
@Component
class MirrorFacts implements GateFactSource {

    private final Mirrors mirrors;

    MirrorFacts(Mirrors mirrors) {
        this.mirrors = mirrors;
    }

    @Override
    public void add(GateFacts.Builder facts, ReleaseId release, DelegateExecution execution) {
        facts.fact("mirrorsWriteOnce", () -> writeOnce(mirrors.required()))
                .fact(
                        "mirrorsAgree",
                        () -> mirrors.required().stream().allMatch(mirror -> mirror.disagreement() == null));
    }

    /** Null while one of them did not answer. */
    static @Nullable Boolean writeOnce(List<Mirror.State> mirrors) {
        List<WriteOnce.State> proofs =
                mirrors.stream().map(mirror -> mirror.proof().state()).toList();
        if (proofs.contains(WriteOnce.State.REFUTED)) {
            return false;
        }
        return proofs.contains(WriteOnce.State.UNKNOWN) ? null : true;
    }
}
