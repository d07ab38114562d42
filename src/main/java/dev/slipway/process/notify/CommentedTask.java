package dev.slipway.process.notify;

import dev.slipway.access.Person;
import dev.slipway.release.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task on which those with a part in it comment.
 *
 * @param open nobody has completed it, and its release has not gone another way
 */
record CommentedTask(TaskCard card, boolean open) {

    /** Those who are asked first; then who does it and who answers for it. */
    private List<String> commenting() {
        return Stream.of(card.raci().consulted(), card.roles(), card.raci().accountable())
                .flatMap(Collection::stream)
                .distinct()
                .toList();
    }

    /** The role in which the person comments, if there is one. */
    Optional<Role> roleOf(Person person) {
        return commenting().stream()
                .flatMap(id -> Role.of(id).stream())
                .filter(person::holds)
                .findFirst();
    }

    public String release() {
        return TaskWords.release(card.about());
    }

    public String asked() {
        return titles(card.raci().consulted());
    }

    public String doing() {
        return titles(card.roles());
    }

    public String accountable() {
        return titles(
                card.raci().accountable().isEmpty() ? card.roles() : card.raci().accountable());
    }

    public String mayComment() {
        return titles(commenting());
    }

    private static String titles(Collection<String> roles) {
        return roles.stream().map(id -> Role.of(id).map(Role::title).orElse(id)).collect(Collectors.joining(", "));
    }
}
