package dev.slipway.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each way through {@code third-party-change}. */
class ThirdPartyChangeProcessTests {

    @RegisterExtension
    static final ProcessDriver PROCESS = new ProcessDriver("third-party-change");

    @Test
    void aChangeMayBeAnsweredByARelease() {
        var walk = assessed("release").complete("Activity_RequestFollowingDeployment");
        walk.endedAt("Event_DeploymentFollows", "release");
        assertThat(walk.variable("toldBy")).isEqualTo("complete");
    }

    @Test
    void aChangeMayNeedSafeMode() {
        assessed("safeMode").complete("Activity_EnterSafeMode").endedAt("Event_SafeModeEntered", "safeMode");
    }

    @Test
    void aChangeMayNeedNothing() {
        assessed("nothing").endedAt("Event_NothingFollows", "nothing");
    }

    @Test
    void anUndecidedChangeGoesToSafeMode() {
        assessed(null).waitsAt("Activity_EnterSafeMode");
    }

    private static Walk assessed(@Nullable String decision) {
        return PROCESS.start()
                .runJob("Event_ChangeReported")
                .complete("Activity_AssessThirdPartyChange", "thirdPartyDecision", decision);
    }
}
