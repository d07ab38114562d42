package dev.slipway.process.condition;

import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.approval.Condition;
import dev.slipway.approval.Conditions;
import dev.slipway.release.ReleaseId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The conditions that count: those of the newest authorization. */
@Component
class AuthorisedConditions {

    private final Authorizations authorizations;
    private final Conditions conditions;
    private final Clock clock;

    AuthorisedConditions(Authorizations authorizations, Conditions conditions, Clock clock) {
        this.authorizations = authorizations;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** @throws IllegalStateException when the release was never authorised */
    List<Conditions.Numbered> open(ReleaseId release) {
        return conditions.open(release, round(release));
    }

    long open(ReleaseId release, Condition.Due due) {
        return open(release).stream()
                .filter(one -> one.condition().due() == due)
                .count();
    }

    void meet(ReleaseId release, int number, String person) {
        conditions.meet(release, round(release), number, person, clock.instant());
    }

    private int round(ReleaseId release) {
        return authorizations
                .of(release)
                .map(Authorization::round)
                .orElseThrow(() -> new IllegalStateException("Release " + release + " is not authorised."));
    }
}
