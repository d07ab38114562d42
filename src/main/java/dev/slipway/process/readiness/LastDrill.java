package dev.slipway.process.readiness;

import dev.slipway.process.RollbackDrills;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** How long ago taking the system back was rehearsed; unknown where no drill is on record. */
@Component
class LastDrill {

    private final Optional<RollbackDrills> drills;
    private final Clock clock;

    LastDrill(ObjectProvider<RollbackDrills> drills, Clock clock) {
        this.drills = Optional.ofNullable(drills.getIfAvailable());
        this.clock = clock;
    }

    String inWords(String system) {
        return completed(system)
                .map(at -> "Last rollback drill **" + day(at) + "**, "
                        + Duration.between(at, clock.instant()).toDays() + " days ago")
                .orElse("Last rollback drill: **unknown**, none is on record");
    }

    /** Empty where nothing is on record that a person could confirm. */
    Optional<String> evidence(String system) {
        return completed(system).map(at -> "Rollback drill of " + day(at));
    }

    private Optional<Instant> completed(String system) {
        return drills.flatMap(found -> found.lastCompleted(system));
    }

    private static String day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
}
