package dev.slipway.process.notify;

import dev.slipway.ledger.Entry;
import dev.slipway.release.Role;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** What somebody said about a task before it was done. */
record Comment(String person, String role, Instant at, String text) {

    static final String TYPE = "CommentGiven";
    static final String ACTIVITY = "task";
    static final String TASK = "taskId";
    static final String TEXT = "comment";

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Several roles may be asked at once, each by a task of its own: what is said about one concerns them all. */
    static boolean isAbout(Entry entry, TaskCard task) {
        return entry.content().type().equals(TYPE)
                && (task.isOfARelease()
                        ? task.key().equals(entry.content().payload().get(ACTIVITY))
                        : task.id().equals(entry.content().payload().get(TASK)));
    }

    static Comment of(Entry entry) {
        String role = Objects.requireNonNullElse(entry.content().actor().role(), "");
        return new Comment(
                entry.content().actor().id(),
                Role.of(role).map(Role::title).orElse(role),
                entry.time(),
                String.valueOf(entry.content().payload().get(TEXT)));
    }

    public String when() {
        return DAY_AND_TIME.format(at);
    }
}
