package dev.slipway.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How one version of a {@link ControllableServing} behaves; a test changes it while the version runs. */
public final class Conduct {

    public volatile Duration latency = Duration.ZERO;
    public volatile int status = 200;
    public volatile ToDoubleFunction<JsonNode> score =
            input -> input.path("income").doubleValue() >= 50 ? 0.9 : 0.1;
    /** The version that it claims to be, its own unless set. */
    public volatile @Nullable String claims;
    /** The settings under which it claims to answer, its own unless set. */
    public volatile @Nullable String claimsPolicy;

    public volatile int malformedStatus = 400;
    public volatile boolean echoesRequestId = true;
    public volatile boolean logs = true;
    public volatile boolean masks = true;
    public volatile boolean tampered;
    /** Dies when it has answered this often; never when negative. */
    public volatile int answersLeft = -1;
}
