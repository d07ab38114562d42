package dev.slipway.process;

import dev.slipway.release.ReleasePackage;
import dev.slipway.rollout.RolloutState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An observed state of production, as the ledger keeps it. */
public final class RolloutRecord {

    private RolloutRecord() {}

    public static Map<String, Object> of(RolloutState state) {
        return Map.of(
                "stable", name(state.stable()),
                "candidate", name(state.candidate()),
                "previous", name(state.previous()),
                "candidatePercent", state.candidatePercent(),
                "shadowPercent", state.shadowPercent(),
                "paused", state.paused());
    }

    /** Version and digest, or {@code off} where nothing serves. */
    public static String name(@Nullable ReleasePackage served) {
        return served == null ? "off" : served.version() + " " + served.digest();
    }
}
