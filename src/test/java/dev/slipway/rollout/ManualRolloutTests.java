package dev.slipway.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.TestDatabase;
import dev.slipway.release.ControllableServing;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Production in the hands of two people: one who does as told, and one who looks. */
class ManualRolloutTests extends RolloutContract {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static final Target STAGING = TARGET.stagingByHand();

    @TempDir
    Path folder;

    private final JdbcTemplate jdbc = database();
    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final HandStates states = new HandStates(jdbc, clock);
    private final HandFigures figures = new HandFigures(jdbc, clock);
    private final HandWork work = new HandWork(states, clock);
    private final Set<String> dead = new HashSet<>();
    private ControllableServing packages = new ControllableServing(SYSTEM, Path.of("unused"));
    private @Nullable ReleasePackage serving;
    private @Nullable ReleasePackage ready;

    @BeforeEach
    void open() {
        packages = new ControllableServing(SYSTEM, folder);
    }

    @Test
    void nothingIsBelievedThatNobodySaw() {
        installed("1.0.0");
        Rollout record = record();
        assertNotYet(() -> record.prepare(order("1.1.0")));
        rollout().prepare(order("1.1.0"));
        assertNotYet(() -> record.shift(order("1.1.0"), 100));
        assertNotYet(() -> record.promote(order("1.1.0")));
        rollout().shift(order("1.1.0"), 100);
        assertNotYet(() -> record.abort(order("1.1.0")));
        rollout().promote(order("1.1.0"));
        assertNotYet(() -> record.restore(order("1.1.0")));
        assertNotYet(() -> record.off(TARGET));
        assertThat(record.observe(TARGET).stable()).isEqualTo(version("1.1.0"));
    }

    @Test
    void whatWasSeenIsKeptOverARestart() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        RolloutState before = rollout().shift(order("1.1.0"), 100);

        RolloutState after = new ManualRollout(new HandStates(jdbc, clock), figures).observe(TARGET);

        assertThat(after).isEqualTo(before);
        assertThat(after.observedAt()).isEqualTo(NOON);
    }

    @Test
    void whatWasSeenOtherwiseIsSaidInWords() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        HandOrder order = ordered(HandEffect.SWITCH, order("1.1.0"));
        Map<String, String> read = digests(version("1.1.0"));

        assertThat(work.differences(order, new Seen("1.1.0", 100, "1.0.0", read, true)))
                .isEmpty();
        assertThat(work.differences(order, new Seen("1.1.0", 50, "none", digests(version("1.0.0")), false)))
                .containsExactly(
                        "its share of the requests was to be 100, seen was 50",
                        "the version that stands beside it was to be 1.0.0, seen was none",
                        "the digest of model model-1.1.0 was to be "
                                + HandWork.shortened(read.getOrDefault("model model-1.1.0", "")) + ", seen was none",
                        "what serves does not answer");
    }

    @Test
    void theEndsOfADigestAreEnoughAndOtherEndsAreNot() {
        HandOrder order = ordered(HandEffect.PLACE, order("1.1.0"));
        Map<String, String> ends = digests(version("1.1.0"));
        ends.replaceAll((name, digest) -> HandWork.shortened(digest));
        assertThat(work.differences(order, new Seen("off", 0, "1.1.0", ends, true)))
                .isEmpty();
        ends.put("model model-1.1.0", "00000000…00000000");
        assertThat(work.differences(order, new Seen("off", 0, "1.1.0", ends, true)))
                .singleElement()
                .asString()
                .contains("seen was 00000000…00000000");
    }

    @Test
    void anObservationFromBeforeSomebodyElsesDoesNotCount() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        HandOrder late = ordered(HandEffect.SWITCH, order("1.1.0"));
        rollout().abort(order("1.1.0"));

        assertThat(work.differences(late, new Seen("1.1.0", 100, "1.0.0", digests(version("1.1.0")), true)))
                .contains("production was moved by somebody else meanwhile; look again");
        assertThatThrownBy(() -> work.record(late)).isInstanceOf(RolloutRefused.class);
        assertThat(record().observe(TARGET).candidate()).isNull();
    }

    /** People may have done what nobody saw yet, so that a block does not believe the record. */
    @Test
    void whatIsUnderWayIsTakenBackThoughTheRecordShowsNothing() {
        installed("1.0.0");
        ordered(HandEffect.PLACE, order("1.1.0"));

        HandOrder back = ordered(HandEffect.HALT, null);
        assertThat(back.serving()).isEqualTo(version("1.0.0"));
        work.record(back);

        assertThat(work.order(HandEffect.HALT, TARGET, order("1.1.0").release(), null))
                .isEmpty();
    }

    @Test
    void figuresAreThoseThatPeopleReadSinceThen() {
        installed("1.0.0");
        assertThat(figures().stable()).isNull();
        read(NOON.minusSeconds(120), NOON.minusSeconds(60), 100, 1);
        read(NOON.minusSeconds(60), NOON, 300, 0);

        var all = java.util.Objects.requireNonNull(figures().stable());
        assertThat(all.answers()).isEqualTo(400);
        assertThat(all.errorRate()).isEqualTo(0.0025);
        assertThat(all.outcomes()).containsEntry("approve", 399L);
        assertThat(rollout().figures(TARGET, NOON.minusSeconds(60)).stable())
                .extracting(RolloutFigures.VersionFigures::answers)
                .isEqualTo(300L);
        assertThat(figures.lastRead(TARGET, version("1.0.0").digest())).contains(NOON);
    }

    @Test
    @Override
    void splitsFivePercentWithinATenthOfAPercentOverTwoThousandRequests() {
        rollout().prepare(order("1.1.0"));
        assertThatThrownBy(() -> rollout().shift(order("1.1.0"), 5)).hasMessageContaining("no canary");
    }

    @Test
    @Override
    void shadowIsComparedAndNeverAnswersPeople() {
        rollout().prepare(order("1.1.0"));
        assertThatThrownBy(() -> rollout().shadow(order("1.1.0"), 50)).hasMessageContaining("without a shadow");
    }

    @Test
    @Override
    void theShadowOfAnInitialDeploymentIsMeasuredAndPeopleAreStillToldThatItIsOff() {
        shadowIsComparedAndNeverAnswersPeople();
        assertThat(ask()).isEqualTo(OFF);
    }

    @Test
    @Override
    void anAbortedCandidateIsPutBackAtNothingUnderTheSameOrder() {
        abortGivesAllTrafficBack();
        assertThat(rollout().prepare(order("1.1.0")).candidatePercent()).isZero();
        assertThat(ask()).isEqualTo("1.0.0");
    }

    @Test
    @Override
    void abortGivesAllTrafficBack() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 100);
        assertThat(ask()).isEqualTo("1.1.0");

        RolloutState state = rollout().abort(order("1.1.0"));

        assertThat(state.candidate()).isNull();
        assertThat(ask()).isEqualTo("1.0.0");
    }

    @Test
    @Override
    void goesBackToOffWhereNothingServedBefore() {
        rollout().prepare(order("1.0.0"));
        rollout().shift(order("1.0.0"), 100);
        rollout().promote(order("1.0.0"));
        assertThat(rollout().restore(order("1.0.0")).stable()).isNull();
        assertThat(ask()).isEqualTo(OFF);
    }

    @Test
    @Override
    void offTakesEverythingOutWhateverIsInPlace() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        rollout().shift(order("1.1.0"), 100);
        assertThat(rollout().off(TARGET).stable()).isNull();
        assertThat(rollout().off(TARGET).candidate()).isNull();
        assertThat(ask()).isEqualTo(OFF);
    }

    @Test
    @Override
    void repeatedCommandsChangeNothing() {
        installed("1.0.0");
        RolloutOrder order = order("1.1.0");
        assertThat(rollout().prepare(order)).isEqualTo(rollout().prepare(order));
        assertThat(rollout().shift(order, 100)).isEqualTo(rollout().shift(order, 100));
        assertThat(rollout().pause(order)).isEqualTo(rollout().pause(order));
        assertThat(rollout().resume(order)).isEqualTo(rollout().resume(order));
        assertThat(rollout().promote(order)).isEqualTo(rollout().promote(order));
        assertThat(rollout().restore(order)).isEqualTo(rollout().restore(order));
    }

    @Test
    @Override
    void aPausedRolloutRefusesShiftAndPromote() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        assertThat(rollout().pause(order("1.1.0")).paused()).isTrue();
        assertThatThrownBy(() -> rollout().shift(order("1.1.0"), 100)).hasMessageContaining("resume");
        rollout().resume(order("1.1.0"));
        assertThat(rollout().shift(order("1.1.0"), 100).candidatePercent()).isEqualTo(100);
    }

    @Test
    @Override
    void countsTheErrorsOfACandidateThatDiesAndAbortHealsPeople() {
        refusesToShiftOrPromoteADeadCandidate();
        rollout().abort(order("1.1.0"));
        assertThat(ask()).isEqualTo("1.0.0");
    }

    @Test
    @Override
    void refusesToShiftOrPromoteADeadCandidate() {
        installed("1.0.0");
        rollout().prepare(order("1.1.0"));
        kill("1.1.0");
        assertNotYet(() -> rollout().shift(order("1.1.0"), 100));
        assertNotYet(() -> rollout().promote(order("1.1.0")));
    }

    /** Nobody restarts by himself what people run. */
    @Test
    @Override
    void aDeadStableVersionComesBack() {
        installed("1.0.0");
        kill("1.0.0");
        assertThat(ask()).isEqualTo(ERROR);
    }

    @Override
    Rollout rollout() {
        return new TwoPeople(record());
    }

    @Override
    ReleasePackage version(String version) {
        return packages.version(version);
    }

    @Override
    void installed(String version) {
        record().install(TARGET, version(version));
        serving = version(version);
    }

    @Test
    void stagingHoldsWhatTwoPeoplePutThereForThisRunOnly() {
        HandOrder first =
                work.stage(STAGING, "run 1", "release", version("1.1.0")).orElseThrow();
        assertThat(work.differences(first, seen("1.0.0", first))).hasSize(1);
        assertThat(work.differences(first, seen("1.1.0", first))).isEmpty();
        assertThat(work.record(first).stable()).isEqualTo(version("1.1.0"));
        assertThat(work.stage(STAGING, "run 1", "release", version("1.1.0"))).isEmpty();
        assertThat(work.stage(STAGING, "run 2", "release", version("1.1.0"))).isPresent();
    }

    @Test
    void aRehearsalGoesOutAndBackByHand() {
        HandOrder out = work.rehearse(STAGING, "drill 1", version("1.1.0"), version("1.0.0"))
                .orElseThrow();
        assertThat(out.ready()).isEqualTo(version("1.0.0"));
        work.record(out);
        HandOrder back = work.comeBack(STAGING, "drill 1").orElseThrow();
        assertThat(back.serving()).isEqualTo(version("1.0.0"));
        assertThat(work.record(back).stable()).isEqualTo(version("1.0.0"));
        assertThat(work.observed(STAGING).observedAt()).isEqualTo(NOON);
        assertThat(work.comeBack(STAGING, "drill 1")).isEmpty();
    }

    @Test
    void aWayBackIsNotRehearsedFromWhatSomebodyElsePutThere() {
        work.record(work.rehearse(STAGING, "drill 1", version("1.1.0"), null).orElseThrow());
        work.record(work.stage(STAGING, "run 1", "release", version("1.0.0")).orElseThrow());
        assertThatThrownBy(() -> work.comeBack(STAGING, "drill 1"))
                .isInstanceOf(RolloutRefused.class)
                .hasMessageContaining("does not hold the rehearsal of drill 1 any more");
    }

    @Test
    void workOfARehearsalThatWasOvertakenIsNotBelieved() {
        HandOrder late =
                work.stage(STAGING, "run 1", "release", version("1.1.0")).orElseThrow();
        work.record(work.stage(STAGING, "run 2", "release", version("1.0.0")).orElseThrow());
        assertThat(work.differences(late, seen("1.1.0", late)))
                .singleElement()
                .asString()
                .contains("moved by somebody");
        assertThatThrownBy(() -> work.record(late)).isInstanceOf(RolloutRefused.class);
    }

    @Test
    void unseenWorkEndsWithWhoAskedForIt() {
        ordered(HandEffect.PLACE, order("1.1.0"));
        assertThat(work.end("somebody else")).isEmpty();
        assertThat(work.end(order("1.1.0").key())).containsExactly(new UnseenWork(HandEffect.PLACE, TARGET, NOON));
        assertThat(work.end(order("1.1.0").key())).isEmpty();
    }

    @Override
    String ask() {
        return serving == null ? OFF : dead.contains(serving.version()) ? ERROR : serving.version();
    }

    @Override
    void kill(String version) {
        dead.add(version);
    }

    private static Seen seen(String serving, HandOrder order) {
        return new Seen(serving, 100, Seen.NONE, digests(order.subject()), true);
    }

    private ManualRollout record() {
        return new ManualRollout(states, figures);
    }

    private HandOrder ordered(HandEffect effect, @Nullable RolloutOrder order) {
        ReleaseId release = order == null ? order("1.1.0").release() : order.release();
        return work.order(effect, TARGET, release, order).orElseThrow();
    }

    private void read(Instant from, Instant to, long answers, long errors) {
        figures.record(
                TARGET,
                "1.0.0",
                version("1.0.0").digest(),
                new HandFigures.Reading(from, to, answers, errors, 20, Map.of("approve", answers - errors)));
    }

    private static void assertNotYet(org.assertj.core.api.ThrowableAssert.ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(RolloutRefused.class).hasMessageContaining("not carried out yet");
    }

    private static Map<String, String> digests(@Nullable ReleasePackage read) {
        return read == null
                ? new java.util.HashMap<>()
                : read.components().stream()
                        .collect(Collectors.toMap(part -> part.type().id() + " " + part.name(), part -> part.digest()));
    }

    private static JdbcTemplate database() {
        TestDatabase fresh = TestDatabase.fresh();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V2__release.sql"),
                        new ClassPathResource("db/migration/V12__by_hand.sql"),
                        new ClassPathResource("db/migration/V16__staging_by_hand.sql"))
                .execute(source);
        return new JdbcTemplate(source);
    }

    /** Before each command one person does it and the other one says what there is to see. */
    private final class TwoPeople implements Rollout {

        private final Rollout record;

        TwoPeople(Rollout record) {
            this.record = record;
        }

        @Override
        public RolloutState observe(Target target) {
            return record.observe(target);
        }

        @Override
        public RolloutState prepare(RolloutOrder order) {
            carryOut(HandEffect.PLACE, order);
            return record.prepare(order);
        }

        @Override
        public RolloutState shadow(RolloutOrder order, int percent) {
            return record.shadow(order, percent);
        }

        @Override
        public RolloutState shift(RolloutOrder order, int percent) {
            if (percent == 100) {
                carryOut(HandEffect.SWITCH, order);
            }
            return record.shift(order, percent);
        }

        @Override
        public RolloutState pause(RolloutOrder order) {
            return record.pause(order);
        }

        @Override
        public RolloutState resume(RolloutOrder order) {
            return record.resume(order);
        }

        @Override
        public RolloutState promote(RolloutOrder order) {
            if (record.observe(order.target()).candidate() != null) {
                carryOut(HandEffect.SWITCH, order);
            }
            return record.promote(order);
        }

        @Override
        public RolloutState abort(RolloutOrder order) {
            carryOut(HandEffect.HALT, order);
            return record.abort(order);
        }

        @Override
        public RolloutState restore(RolloutOrder order) {
            if (record.observe(order.target()).candidate() == null) {
                carryOut(HandEffect.TAKE_BACK, order);
            }
            return record.restore(order);
        }

        @Override
        public RolloutState off(Target target) {
            work.order(HandEffect.OFF, target, order("1.1.0").release(), null).ifPresent(this::doAndLook);
            return record.off(target);
        }

        @Override
        public boolean restoreTargetAvailable(Target target) {
            return record.restoreTargetAvailable(target);
        }

        @Override
        public RolloutFigures figures(Target target, Instant since) {
            return record.figures(target, since);
        }

        private void carryOut(HandEffect effect, RolloutOrder order) {
            work.order(effect, order.target(), order.release(), order).ifPresent(this::doAndLook);
        }

        private void doAndLook(HandOrder order) {
            serving = order.serving();
            ready = order.ready();
            ReleasePackage read = order.subject();
            Seen seen = new Seen(
                    serving == null ? Seen.OFF : serving.version(),
                    serving == null ? 0 : 100,
                    ready == null ? Seen.NONE : ready.version(),
                    digests(read),
                    serving == null || !dead.contains(serving.version()));
            if (work.differences(order, seen).isEmpty()) {
                work.record(order);
            }
        }
    }
}
