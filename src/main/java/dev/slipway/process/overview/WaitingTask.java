package dev.slipway.process.overview;

import dev.slipway.access.EnginePages;
import dev.slipway.access.Person;
import dev.slipway.release.Role;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A task that waits for people.
 *
 * @param definition id of the model that it runs under
 * @param activity its id in that model
 * @param about business key of its process, empty where there is none
 * @param roles that it is offered to
 * @param called people who may take it without holding the role, as delegates
 * @param assignee who has claimed it
 */
record WaitingTask(
        String id,
        String definition,
        String activity,
        String name,
        String about,
        List<String> roles,
        List<String> called,
        @Nullable String assignee,
        Instant since,
        @Nullable Instant due) {

    /** What is due first comes first. */
    static final Comparator<WaitingTask> BY_DUE = Comparator.comparing(
                    WaitingTask::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(WaitingTask::since);

    public String link() {
        return EnginePages.task(id);
    }

    public String subject() {
        return Subject.inWords(about);
    }

    public String waitsFor() {
        return roles.isEmpty()
                ? "nobody in particular"
                : roles.stream()
                        .map(id -> Role.of(id).map(Role::title).orElse(id))
                        .collect(Collectors.joining(" or "));
    }

    /** Claimed by the person, or free for one of the person's roles or for the person as a delegate. */
    public boolean isFor(Person person) {
        return assignee == null
                ? called.contains(person.id())
                        || person.roles().stream().map(Role::id).anyMatch(roles::contains)
                : assignee.equals(person.id());
    }
}
