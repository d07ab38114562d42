package dev.slipway.process.candidate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.SlipwayTest;
import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.process.guard.Refusal;
import dev.slipway.release.ComponentType;
import dev.slipway.release.Digests;
import dev.slipway.release.PackageComponent;
import dev.slipway.release.ReleaseId;
import dev.slipway.release.ReleasePackage;
import dev.slipway.release.Releases;
import dev.slipway.rollout.RolloutState;
import dev.slipway.rollout.Target;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a live version may be taken back by a release of its own. */
@SlipwayTest
class RollbackRulesTests {

    @Autowired
    private RollbackRules rules;

    @Autowired
    private Releases releases;

    @Autowired
    private Authorizations authorizations;

    private final String system = "rollback-" + UUID.randomUUID().toString().substring(0, 8);
    private final ReleasePackage old = version("1.0.0");
    private final ReleasePackage live = version("1.1.0");

    @Test
    void allowsTheLiveVersionWhosePredecessorWasInPlaceBefore() {
        assertThatCode(() -> rules.check("1.1.0", state(live, old, null))).doesNotThrowAnyException();
    }

    @Test
    void allowsTheLiveVersionWhosePredecessorWasAuthorised() {
        authorise(old);
        assertThatCode(() -> rules.check("1.1.0", state(live, old, null))).doesNotThrowAnyException();
    }

    @Test
    void allowsAnInitialVersionToGoBackToOff() {
        authorise(live);
        assertThatCode(() -> rules.check("1.1.0", state(live, null, null))).doesNotThrowAnyException();
    }

    @Test
    void refusesAVersionThatIsNotLive() {
        refused("version 1.0.0 is not live", "1.0.0", state(live, old, null));
        refused("serves nothing", "1.1.0", state(null, null, null));
    }

    @Test
    void refusesWhileARolloutIsUnderWay() {
        refused("a rollout of version 1.2.0 is under way", "1.1.0", state(live, old, version("1.2.0")));
    }

    @Test
    void refusesBeforeTheReleaseHasEnded() {
        ReleaseId release = releases.open(system, "1.1.0", "production", "deployment-manager");
        refused(release.slug() + " has not ended yet", "1.1.0", state(live, old, null));
        releases.end(release, "success");
        assertThatCode(() -> rules.check("1.1.0", state(live, old, null))).doesNotThrowAnyException();
    }

    @Test
    void refusesAPredecessorThatWasNeverAuthorised() {
        releases.end(releases.open(system, "1.0.0", "production", "deployment-manager"), "rejected");
        refused("version 1.0.0, which was live before, was never authorised", "1.1.0", state(live, old, null));
    }

    @Test
    void refusesWhatWasThereBeforeSlipwayAndHasNoPredecessor() {
        refused("nothing is known to go back to", "1.1.0", state(live, null, null));
    }

    private void refused(String text, String version, RolloutState now) {
        assertThatThrownBy(() -> rules.check(version, now))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The type 'rollback' does not fit")
                .hasMessageContaining(text);
    }

    private RolloutState state(
            @Nullable ReleasePackage stable, @Nullable ReleasePackage previous, @Nullable ReleasePackage candidate) {
        return new RolloutState(
                new Target(system, "production"), null, stable, candidate, previous, 0, 0, false, true, Instant.EPOCH);
    }

    private void authorise(ReleasePackage released) {
        ReleaseId release = releases.open(system, released.version(), "production", "deployment-manager");
        Instant now = Instant.now();
        authorizations.issue(new Authorization(
                UUID.randomUUID().toString(),
                release,
                1,
                released.digest(),
                released.configurationDigest(),
                "bundle",
                "none",
                Set.of("system-owner"),
                now,
                now.plusSeconds(60),
                now,
                now.plusSeconds(60),
                true,
                now));
        releases.end(release, "success");
    }

    private ReleasePackage version(String version) {
        return new ReleasePackage(
                system,
                version,
                List.of(new PackageComponent(
                        ComponentType.MODEL, "scorecard", version, Digests.of(version), URI.create("model.json"))));
    }
}
