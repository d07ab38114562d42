package dev.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every way of rolling out must hold, whatever moves the traffic. */
abstract class RolloutContract {

    static final String SYSTEM = "credit-scoring";
    static final Target TARGET = new Target(SYSTEM, "production");
    static final String OFF = "off";
    static final String ERROR = "error";

    /** The way under test. */
    abstract Rollout rollout();

    abstract ReleasePackage version(String version);

    /** Makes the version serve the target, as if it had always done so. */
    abstract void installed(String version);

    /** Sends one person's request; the version that answered, {@link #OFF} or {@link #ERROR}. */
    abstract String ask();

    /** Ends the version's instance as a crash would. */
    abstract void kill(String version);

    RolloutOrder order(String version) {
        return order(version, 1);
    }

    RolloutOrder order(String version, int attempt) {
        return new RolloutOrder(new ReleaseId(SYSTEM, version, "production", attempt), version(version));
    }

    long asked(int requests, String version) {
        long count = 0;
        for (int i = 0; i < requests; i++) {
            count += ask().equals(version) ? 1 : 0;
        }
        return count;
    }

    @Test
    void observesOffWhereNothingWasEverInstalled() {
        RolloutState state = rollout().observe(TARGET);

        assertThat(state.stable()).isNull();
        assertThat(state.answering()).isTrue();
        assertThat(ask()).isEqualTo(OFF);
        assertThat(rollout().restoreTargetAvailable(TARGET)).isTrue();
    }

    @Test
    void preparesTheCandidateWithoutAPersonsRequest() {
        installed("1.0.0");

        RolloutState state = rollout().prepare(order("1.1.0"));

        assertThat(state.order()).isEqualTo(order("1.1.0").key());
        assertThat(state.candidate()).isEqualTo(version("1.1.0"));
        assertThat(state.candidatePercent()).isZero();
        assertThat(asked(100, "1.0.0")).isEqualTo(100);
    }

    @Test
    void splitsFivePercentWithinATenthOfAPercentOverTwoThousandRequests() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));

        RolloutState state = rollout().shift(order("1.1.0"), 5);

        assertThat(state.candidatePercent()).isEqualTo(5);
        assertThat(asked(2000, "1.1.0")).isBetween(98L, 102L);
    }

    @Test
    void shadowIsComparedAndNeverAnswersPeople() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));

        RolloutState state = rollout().shadow(order("1.1.0"), 50);

        assertThat(state.shadowPercent()).isEqualTo(50);
        assertThat(asked(100, "1.0.0")).isEqualTo(100);
        await().untilAsserted(() -> assertThat(figures().shadowCompared()).isBetween(49L, 51L));
        assertThat(figures().shadowDifferent()).isZero();
        assertThat(rollout().shift(order("1.1.0"), 1).shadowPercent()).isZero();
    }

    @Test
    void theShadowOfAnInitialDeploymentIsMeasuredAndPeopleAreStillToldThatItIsOff() {
        rollout().prepare(order("1.0.0"));
        rollout().shadow(order("1.0.0"), 100);

        assertThat(asked(40, OFF)).isEqualTo(40);

        await().until(() -> figures().candidate() != null && candidateFigures().answers() == 40);
        assertThat(candidateFigures().errors()).isZero();
        assertThat(figures().stable()).isNull();
        assertThat(figures().shadowCompared()).isZero();
        assertThat(rollout().shift(order("1.0.0"), 100).shadowPercent()).isZero();
        assertThat(asked(10, "1.0.0")).isEqualTo(10);
        assertThat(candidateFigures().answers()).isEqualTo(50);
    }

    @Test
    void anAbortedCandidateIsPutBackAtNothingUnderTheSameOrder() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 50);
        rollout().abort(order("1.1.0"));

        RolloutState state = rollout().prepare(order("1.1.0"));

        assertThat(state.candidate()).isEqualTo(version("1.1.0"));
        assertThat(state.candidatePercent()).isZero();
        assertThat(asked(50, "1.0.0")).isEqualTo(50);
        assertThat(rollout().shift(order("1.1.0"), 50).candidatePercent()).isEqualTo(50);
    }

    @Test
    void promotesTheCandidateAndKeepsTheWayBack() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));

        RolloutState state = rollout().promote(order("1.1.0"));

        assertThat(state.stable()).isEqualTo(version("1.1.0"));
        assertThat(state.previous()).isEqualTo(version("1.0.0"));
        assertThat(state.candidate()).isNull();
        assertThat(state.answering()).isTrue();
        assertThat(asked(50, "1.1.0")).isEqualTo(50);
        assertThat(rollout().restoreTargetAvailable(TARGET)).isTrue();
    }

    @Test
    void abortGivesAllTrafficBack() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 50);

        RolloutState state = rollout().abort(order("1.1.0"));

        assertThat(state.order()).isNull();
        assertThat(state.candidate()).isNull();
        assertThat(state.candidatePercent()).isZero();
        assertThat(asked(50, "1.0.0")).isEqualTo(50);
    }

    @Test
    void restoreBringsThePreviousVersionBack() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().promote(order("1.1.0"));

        RolloutState state = rollout().restore(order("1.1.0"));

        assertThat(state.stable()).isEqualTo(version("1.0.0"));
        assertThat(state.answering()).isTrue();
        assertThat(asked(50, "1.0.0")).isEqualTo(50);
    }

    @Test
    void goesBackToOffWhereNothingServedBefore() {
        rollout().prepare(order("1.0.0"));
        assertThat(ask()).isEqualTo(OFF);
        rollout().shift(order("1.0.0"), 20);
        assertThat(asked(100, "1.0.0")).isBetween(19L, 21L);
        rollout().promote(order("1.0.0"));
        assertThat(ask()).isEqualTo("1.0.0");

        assertThat(rollout().restore(order("1.0.0")).stable()).isNull();
        assertThat(ask()).isEqualTo(OFF);
    }

    @Test
    void abortOfAnInitialDeploymentIsOff() {
        rollout().prepare(order("1.0.0"));
        rollout().shift(order("1.0.0"), 100);

        assertThat(rollout().abort(order("1.0.0")).stable()).isNull();
        assertThat(ask()).isEqualTo(OFF);
    }

    @Test
    void offTakesEverythingOutWhateverIsInPlace() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 50);

        RolloutState state = rollout().off(TARGET);

        assertThat(state.order()).isNull();
        assertThat(state.stable()).isNull();
        assertThat(state.candidate()).isNull();
        assertThat(asked(20, OFF)).isEqualTo(20);
        assertSame(state, rollout().off(TARGET));
        assertSame(state, rollout().abort(order("1.1.0")));
    }

    @Test
    void afterOffAnotherReleaseMayStart() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().promote(order("1.1.0"));
        rollout().off(TARGET);

        rollout().prepare(order("1.1.0", 2));

        assertThat(rollout().promote(order("1.1.0", 2)).stable()).isEqualTo(version("1.1.0"));
        assertThat(ask()).isEqualTo("1.1.0");
    }

    @Test
    void offWhereNothingServesChangesNothing() {
        assertSame(rollout().observe(TARGET), rollout().off(TARGET));
    }

    @Test
    void repeatedCommandsChangeNothing() {
        installed("1.0.0");
        RolloutOrder order = order("1.1.0");
        assertSame(rollout().prepare(order), rollout().prepare(order));
        assertSame(rollout().shadow(order, 10), rollout().shadow(order, 10));
        assertSame(rollout().shift(order, 10), rollout().shift(order, 10));
        assertSame(rollout().pause(order), rollout().pause(order));
        assertSame(rollout().resume(order), rollout().resume(order));
        assertSame(rollout().promote(order), rollout().promote(order));
        assertSame(rollout().prepare(order), rollout().observe(TARGET));
        assertSame(rollout().restore(order), rollout().restore(order));
        rollout().prepare(order("1.2.0"));
        assertSame(rollout().abort(order("1.2.0")), rollout().abort(order("1.2.0")));
    }

    @Test
    void refusesAnotherOrderWhileOneIsInPlace() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        RolloutOrder foreign = order("1.2.0");

        for (Runnable command : java.util.List.<Runnable>of(
                () -> rollout().prepare(foreign),
                () -> rollout().shadow(foreign, 10),
                () -> rollout().shift(foreign, 10),
                () -> rollout().pause(foreign),
                () -> rollout().promote(foreign),
                () -> rollout().abort(foreign),
                () -> rollout().restore(foreign))) {
            assertThatThrownBy(command::run)
                    .isInstanceOf(RolloutRefused.class)
                    .hasMessageContaining(foreign.key())
                    .hasMessageContaining(order("1.1.0").key());
        }
        assertThat(rollout().observe(TARGET).candidate()).isEqualTo(version("1.1.0"));
    }

    @Test
    void refusesToAbortWhatWasPromotedAndToRestoreWhatWasNot() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        assertThatThrownBy(() -> rollout().restore(order("1.1.0")))
                .isInstanceOf(RolloutRefused.class)
                .hasMessageContaining("abort it instead");

        rollout().promote(order("1.1.0"));

        assertThatThrownBy(() -> rollout().abort(order("1.1.0")))
                .isInstanceOf(RolloutRefused.class)
                .hasMessageContaining("restore");
    }

    @Test
    void anOrderThatNeverStartedHasNothingToAbort() {
        installed("1.0.0");

        assertThat(rollout().abort(order("1.1.0")).stable()).isEqualTo(version("1.0.0"));
    }

    @Test
    void aPausedRolloutRefusesShiftAndPromote() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 10);

        assertThat(rollout().pause(order("1.1.0")).paused()).isTrue();

        assertThatThrownBy(() -> rollout().shift(order("1.1.0"), 20))
                .isInstanceOf(RolloutRefused.class)
                .hasMessageContaining("resume");
        assertThatThrownBy(() -> rollout().promote(order("1.1.0"))).isInstanceOf(RolloutRefused.class);
        assertThat(rollout().observe(TARGET).candidatePercent()).isEqualTo(10);
        rollout().resume(order("1.1.0"));
        assertThat(rollout().shift(order("1.1.0"), 20).candidatePercent()).isEqualTo(20);
    }

    @Test
    void countsTheErrorsOfACandidateThatDiesAndAbortHealsPeople() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 50);
        assertThat(asked(20, "1.1.0")).isEqualTo(10);

        kill("1.1.0");

        await().until(() -> ask().equals(ERROR));
        assertThat(asked(40, ERROR)).isBetween(19L, 21L);
        var candidate = Objects.requireNonNull(figures().candidate());
        assertThat(candidate.errors()).isBetween(20L, 24L);
        assertThat(rollout().observe(TARGET).answering()).isFalse();
        rollout().abort(order("1.1.0"));
        assertThat(asked(40, "1.0.0")).isEqualTo(40);
    }

    @Test
    void refusesToShiftOrPromoteADeadCandidate() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        kill("1.1.0");

        assertThatThrownBy(() -> rollout().shift(order("1.1.0"), 5)).hasMessageContaining("Abort");
        assertThatThrownBy(() -> rollout().promote(order("1.1.0"))).isInstanceOf(RolloutRefused.class);
    }

    @Test
    void refusesAShareThatIsNone() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));

        assertThatThrownBy(() -> rollout().shift(order("1.1.0"), 101)).hasMessageContaining("found 101");
    }

    @Test
    void aDeadStableVersionComesBack() {
        installed("1.0.0");

        kill("1.0.0");

        await().atMost(Duration.ofSeconds(20)).until(() -> ask().equals("1.0.0"));
        assertThat(rollout().observe(TARGET).answering()).isTrue();
    }

    RolloutFigures figures() {
        return rollout().figures(TARGET, Instant.EPOCH);
    }

    private RolloutFigures.VersionFigures candidateFigures() {
        return Objects.requireNonNull(figures().candidate());
    }

    private static void assertSame(RolloutState first, RolloutState second) {
        assertThat(second)
                .usingRecursiveComparison()
                .ignoringFields("observedAt")
                .isEqualTo(first);
    }
}
