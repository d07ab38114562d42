package dev.slipway.process.readiness;

import dev.slipway.process.RollbackDrills;
import dev.slipway.release.ReleaseId;
import dev.slipway.rollout.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long ago taking the system back was rehearsed; unknown where none that passed is on record. */
@Component
class LastDrill {

    private final RollbackDrills drills;
    private final Clock clock;

    LastDrill(RollbackDrills drills, Clock clock) {
        this.drills = drills;
        this.clock = clock;
    }

    String inWords(ReleaseId release) {
        return completed(release)
                .map(at -> "Last rollback drill **" + day(at) + "**, "
                        + Duration.between(at, clock.instant()).toDays() + " days ago")
                .orElse("Last rollback drill: **unknown**, none that passed is on record");
    }

    /** Empty where nothing is on record that a person could confirm. */
    Optional<String> evidence(ReleaseId release) {
        return completed(release).map(at -> "Rollback drill of " + day(at));
    }

    private Optional<Instant> completed(ReleaseId release) {
        return drills.lastShown(new Target(release.system(), release.environment()));
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
