package dev.slipway.process.overview;

import dev.slipway.approval.Authorization;
import dev.slipway.approval.Authorizations;
import dev.slipway.process.drill.DrillDates;
import dev.slipway.process.exception.ExceptionFollowUps;
import dev.slipway.process.exception.Owed;
import dev.slipway.release.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dates that somebody has to keep: windows, authorizations, drills, what urgent releases owe. */
@Component
class DueSoon {

    private static final Duration NEAR = Duration.ofHours(24);
    private static final int MOST = 20;
    /** From here on neither window nor authorization is needed any more. */
    private static final String OPERATE = "operate-and-monitor";

    private final Authorizations authorizations;
    private final ExceptionFollowUps followUps;
    private final DrillDates drills;

    DueSoon(Authorizations authorizations, ExceptionFollowUps followUps, DrillDates drills) {
        this.authorizations = authorizations;
        this.followUps = followUps;
        this.drills = drills;
    }

    /**
     * The earliest first.
     *
     * @param beside tasks that stand beside the releases
     */
    List<DueItem> of(List<ReleaseCard> releases, List<WaitingTask> beside, Instant now) {
        List<ReleaseCard> notLive = releases.stream()
                .filter(release -> !release.progress().isIn(OPERATE))
                .toList();
        return Stream.of(windows(notLive, now), expiring(notLive, now), owed(), drills(), beside(beside))
                .flatMap(items -> items)
                .sorted(Comparator.comparing(DueItem::at))
                .toList();
    }

    private static Stream<DueItem> windows(List<ReleaseCard> releases, Instant now) {
        return releases.stream()
                .flatMap(release -> Stream.of(
                        window(release, "Window begins", release.time(ReleaseCard.WINDOW_START), now),
                        window(release, "Window ends", release.time(ReleaseCard.WINDOW_END), now)))
                .filter(Objects::nonNull);
    }

    private static @Nullable DueItem window(ReleaseCard release, String what, @Nullable Instant at, Instant now) {
        return at == null || at.isBefore(now) || at.isAfter(now.plus(NEAR)) ? null : item(release, what, at);
    }

    private Stream<DueItem> expiring(List<ReleaseCard> releases, Instant now) {
        Map<String, ReleaseCard> shown =
                releases.stream().collect(Collectors.toMap(ReleaseCard::slug, Function.identity()));
        return authorizations.ofOpenReleases().stream()
                .filter(authorization ->
                        shown.containsKey(authorization.release().slug()))
                .filter(authorization -> !authorization.expiresAt().isAfter(now.plus(NEAR)))
                .map(authorization -> expiring(shown, authorization, now));
    }

    private static DueItem expiring(Map<String, ReleaseCard> shown, Authorization authorization, Instant now) {
        ReleaseCard release =
                Objects.requireNonNull(shown.get(authorization.release().slug()));
        return item(
                release,
                authorization.validAt(now) ? "Authorization expires" : "Authorization has expired",
                authorization.expiresAt());
    }

    private static DueItem item(ReleaseCard release, String what, Instant at) {
        return new DueItem(what, Subject.inWords(release.slug()), "", at, StartPage.link(release.slug()));
    }

    private Stream<DueItem> owed() {
        return followUps.unsettled(MOST).stream().map(DueSoon::owed);
    }

    private Stream<DueItem> drills() {
        return drills.next().stream()
                .map(drill -> new DueItem(
                        "Next rollback drill",
                        drill.target().system() + " in " + drill.target().environment(),
                        Role.TECHNICAL_OWNER.title(),
                        drill.due(),
                        null));
    }

    private static DueItem owed(Owed owed) {
        return new DueItem(
                "Follow-up, " + owed.item().kind().words() + ": " + owed.item().title(),
                Subject.inWords(owed.release().slug()),
                owed.item().owner().title(),
                owed.item().due(),
                null);
    }

    private static Stream<DueItem> beside(List<WaitingTask> tasks) {
        return tasks.stream()
                .map(task -> new DueItem(
                        task.name(),
                        task.subject(),
                        task.waitsFor(),
                        Objects.requireNonNullElse(task.due(), task.since()),
                        task.link()));
    }
}
