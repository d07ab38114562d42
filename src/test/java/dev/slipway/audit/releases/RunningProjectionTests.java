package dev.slipway.audit.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.TestDatabase;
import dev.slipway.audit.index.IndexedLedger;
import dev.slipway.ledger.Actor;
import dev.slipway.ledger.NewEntry;
import dev.slipway.release.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was running at a moment is what was seen then, with everything it was made of. */
class RunningProjectionTests {

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final RunningSearch.Target PLACE = new RunningSearch.Target("credit-scoring", "production");
    private static final String OLD = "1.0.0 " + Digests.of("old");
    private static final String NEW = "1.1.0 " + Digests.of("new");

    private final IndexedLedger ledger = new IndexedLedger(TestDatabase.h2(), MadeTables::projections);
    private final RunningSearch search = new RunningSearch(ledger.jdbc());
    private final Stories release = Stories.of("credit-scoring", "1.1.0");
    private int hours;

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void followsARolloutFromTheFirstShareToTheWayBack() {
        tell(release.started("minor"), frozen(), authorised());
        tell(release.observed("RolloutStarted", OLD, NEW, 0));
        tell(release.observed("TrafficShifted", OLD, NEW, 20));
        tell(release.observed("ReleasePromoted", NEW, "off", 0));
        tell(release.observed("RecordArchived", NEW, "off", 0));
        tell(release.observed("VersionRestored", OLD, "off", 0));

        assertThat(search.at(PLACE, START.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(share(3)).isEqualTo("1.0.0 + 0 % 1.1.0");
        assertThat(share(4)).isEqualTo("1.0.0 + 20 % 1.1.0");
        assertThat(share(5)).isEqualTo("1.1.0");
        assertThat(share(6)).isEqualTo("1.1.0");
        assertThat(share(7)).isEqualTo("1.0.0");
        Running whole = search.at(PLACE, START.plus(Duration.ofHours(6))).orElseThrow();
        assertThat(whole.from()).isEqualTo(START.plus(Duration.ofHours(5)));
        assertThat(whole.until()).isEqualTo(START.plus(Duration.ofHours(7)));
        assertThat(search.now(null))
                .hasSize(1)
                .first()
                .satisfies(now -> assertThat(now.until()).isNull());
    }

    @Test
    void namesWhatTheVersionWasMadeOfAndByWhatRightItServed() {
        tell(release.started("minor"), frozen(), authorised());
        tell(release.observed("ReleasePromoted", NEW, "off", 0));
        Served served = Objects.requireNonNull(
                search.at(PLACE, START.plus(Duration.ofHours(9))).orElseThrow().stable());
        assertThat(served.release()).isEqualTo(release.slug());
        assertThat(served.bundle()).isEqualTo(Digests.of("bundle"));
        assertThat(served.configurationDigest()).isEqualTo(Digests.of("configuration"));
        assertThat(served.authorization()).isEqualTo(release.slug() + "~round-1");
        assertThat(served.components())
                .containsExactly(
                        new Served.Component("model", "scorecard", "1.1.0", Digests.of("model")),
                        new Served.Component("prompt", "greeting", "3", Digests.of("prompt")));
    }

    @Test
    void whatWasLiveBeforeIsKnownByVersionAndBytesOnly() {
        tell(release.started("minor"), release.observed("RolloutStarted", OLD, NEW, 0));
        Served served = Objects.requireNonNull(
                search.at(PLACE, START.plus(Duration.ofHours(9))).orElseThrow().stable());
        assertThat(served.version() + " " + served.packageDigest()).isEqualTo(OLD);
        assertThat(served.release()).isNull();
        assertThat(search.known(PLACE)).isPresent();
    }

    @Test
    void onlyWhatWasSeenInProductionCounts() {
        Map<String, Object> onStaging = new HashMap<>(Stories.state("off", NEW, 100));
        onStaging.put("place", "staging");
        tell(
                release.started("minor"),
                release.entry("EffectIntended", Map.of("effect", "give the candidate all traffic")),
                release.entry("HandWorkObserved", onStaging),
                NewEntry.of(
                        "DrillRolledOut",
                        "rollback-drill:credit-scoring:production:1",
                        Actor.service("slipway"),
                        Stories.state(NEW, "off", 0),
                        "drill"));
        assertThat(search.now(null)).isEmpty();

        Map<String, Object> byHand = new HashMap<>(Stories.state(NEW, "off", 0));
        byHand.put("place", "production");
        tell(release.entry("HandWorkObserved", byHand));
        assertThat(search.now(null)).hasSize(1);
    }

    @Test
    void saysThatNothingServedWhenTheSystemWasOff() {
        tell(release.started("initial"), release.observed("SystemSwitchedOff", "off", "off", 0));
        Running running = search.at(PLACE, START.plus(Duration.ofHours(9))).orElseThrow();
        assertThat(running.stable()).isNull();
        assertThat(running.candidate()).isNull();
    }

    private String share(int hour) {
        Running running = search.at(PLACE, START.plus(Duration.ofHours(hour))).orElseThrow();
        String stable = running.stable() == null ? "off" : running.stable().version();
        return running.candidate() == null
                ? stable
                : stable + " + " + running.candidatePercent() + " % "
                        + running.candidate().version();
    }

    private NewEntry frozen() {
        return release.entry(
                "EvidenceFrozen",
                Map.of(
                        "components",
                        List.of(
                                Map.of(
                                        "type",
                                        "model",
                                        "name",
                                        "scorecard",
                                        "version",
                                        "1.1.0",
                                        "digest",
                                        Digests.of("model")),
                                Map.of(
                                        "type",
                                        "prompt",
                                        "name",
                                        "greeting",
                                        "version",
                                        "3",
                                        "digest",
                                        Digests.of("prompt")))),
                Digests.of("bundle"),
                Digests.of("new"));
    }

    private NewEntry authorised() {
        return release.entry(
                "DeploymentAuthorized",
                Map.of("id", release.slug() + "~round-1", "envelope", Digests.of("envelope")),
                Digests.of("new"),
                Digests.of("configuration"),
                Digests.of("bundle"),
                Digests.of("envelope"));
    }

    /** Each call an hour later than the one before. */
    private void tell(NewEntry... entries) {
        hours++;
        ledger.setTime(START.plus(Duration.ofHours(hours == 1 ? 1 : hours + 1)), Duration.ZERO);
        ledger.append(entries);
        ledger.node().catchUp();
    }
}
