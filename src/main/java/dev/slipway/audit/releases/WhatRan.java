package dev.slipway.audit.releases;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers what was running: in every environment of a system at one moment, or everywhere now. */
@Component
class WhatRan {

    private final RunningSearch search;
    private final Clock clock;

    WhatRan(RunningSearch search, Clock clock) {
        this.search = search;
        this.clock = clock;
    }

    /** @throws BadFilter when the question cannot be answered */
    RunningAnswer answer(RunningQuery query) {
        Instant now = clock.instant();
        Instant moment = query.moment(now);
        if (!query.asks()) {
            return everywhere(query, now);
        }
        List<RunningAnswer.Place> places = search.targets(query.wantedSystem(), query.wantedEnvironment()).stream()
                .map(target -> place(target, moment))
                .toList();
        return new RunningAnswer(moment, places, null);
    }

    private RunningAnswer.Place place(RunningSearch.Target target, Instant moment) {
        return new RunningAnswer.Place(
                target.system(),
                target.environment(),
                search.at(target, moment).orElse(null),
                search.known(target).orElse(null));
    }

    private RunningAnswer everywhere(RunningQuery query, Instant now) {
        List<Running> running = search.now(query.behind());
        List<RunningAnswer.Place> places = running.stream()
                .limit(RunningSearch.SIZE)
                .map(one -> new RunningAnswer.Place(one.system(), one.environment(), one, null))
                .toList();
        return new RunningAnswer(
                now,
                places,
                running.size() > RunningSearch.SIZE
                        ? places.get(places.size() - 1).system() + "~"
                                + places.get(places.size() - 1).environment()
                        : null);
    }
}
