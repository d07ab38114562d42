package dev.slipway.process.overview;

import dev.slipway.access.Person;
import dev.slipway.approval.ApprovalLatencies;
import dev.slipway.process.guard.OwnSteps;
import dev.slipway.release.ReleaseAttempt;
import dev.slipway.release.Releases;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the start page for a person; everybody who is signed in may see which releases are under way. */
@Component
class Overviews {

    private static final Duration LATELY = Duration.ofDays(90);

    private final OwnSteps steps;
    private final Releases releases;
    private final ReleaseCards cards;
    private final OpenTasks tasks;
    private final StuckSteps stuck;
    private final DueSoon due;
    private final ApprovalLatencies latencies;
    private final Clock clock;

    Overviews(
            OwnSteps steps,
            Releases releases,
            ReleaseCards cards,
            OpenTasks tasks,
            StuckSteps stuck,
            DueSoon due,
            ApprovalLatencies latencies,
            Clock clock) {
        this.steps = steps;
        this.releases = releases;
        this.cards = cards;
        this.tasks = tasks;
        this.stuck = stuck;
        this.due = due;
        this.latencies = latencies;
        this.clock = clock;
    }

    /**
     * @param wanted slug of the release that the person asked for, or empty
     * @param page which part of the releases
     */
    Overview of(Person person, String wanted, int page) {
        return steps.runAuthorized(() -> read(person, wanted, page));
    }

    private Overview read(Person person, String wanted, int page) {
        Instant now = clock.instant();
        Paging paging = Paging.of(page, releases.countOpen());
        Optional<ReleaseAttempt> named = wanted.isEmpty() ? Optional.empty() : releases.find(wanted);
        List<ReleaseAttempt> attempts = attempts(paging, named);
        OpenTasks.Found waiting = tasks.of(
                attempts.stream().map(attempt -> attempt.release().slug()).toList(), person);
        List<ReleaseCard> shown = cards.of(attempts, waiting.ofReleases(), person);
        return new Overview(
                new TimeWords(now),
                shown,
                paging,
                wanted,
                named.orElse(null),
                waiting.mine(),
                stuck.all(),
                due.of(shown, waiting.beside(), now),
                latencies.since(now.minus(LATELY)).stream().map(RoleLatency::of).toList());
    }

    /** The one that was asked for comes first. */
    private List<ReleaseAttempt> attempts(Paging paging, Optional<ReleaseAttempt> named) {
        List<ReleaseAttempt> attempts = new ArrayList<>();
        named.filter(ReleaseAttempt::isOpen).ifPresent(attempts::add);
        releases.open(paging.offset(), Paging.SIZE).stream()
                .filter(attempt -> !attempts.contains(attempt))
                .forEach(attempts::add);
        return attempts;
    }
}
